// What crosses the seam between a render and what draws its clips (engine/render/clip-runner.ts).

/** A clip in the format of one output. */
export interface ClipTarget {
  /** Number of the output, from 0. */
  output: number;
  /** Content key: what its pixels and bytes depend on. Outputs with equal settings share it. */
  key: string;
}

/** A clip: the unit of drawing, encoding, caching and resuming. */
export interface ClipJob {
  /** Position in the video, from 0. */
  index: number;
  segment: number;
  scene: string;
  /** Output frame (absolute) and count. */
  first: number;
  count: number;
  /** One for each output; where the clip is to be drawn, those that are not in the cache. */
  targets: readonly ClipTarget[];
}

/** A clip that has been drawn: it is in the folder of clips that the runner was made for. */
export interface ClipResult {
  clip: ClipJob;
  /** The machine that drew it, such as `render-3:4711`; absent for this one. */
  machine?: string;
}

export type RunnerEvent =
  /** Drawing of a clip begins, perhaps again. */
  | { kind: 'begin'; clip: ClipJob; machine?: string }
  /** `done` frames of a clip have been drawn. */
  | { kind: 'frames'; clip: ClipJob; done: number; machine?: string }
  /** Memory of one local worker with its encoders (bytes). */
  | { kind: 'memory'; workerBytes: number }
  | { kind: 'warning'; message: string; code?: string };
