// What crosses the seam between a render and what draws its clips (engine/render/clip-runner.ts).

/** A clip: the unit of drawing, encoding, caching and resuming. */
export interface ClipJob {
  /** Position in the video, from 0. */
  index: number;
  segment: number;
  scene: string;
  /** Output frame (absolute) and count. */
  first: number;
  count: number;
  /** Content key: what its pixels and bytes depend on. */
  key: string;
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
  /** Memory of one local worker with its encoder (bytes). */
  | { kind: 'memory'; workerBytes: number }
  | { kind: 'warning'; message: string; code?: string };
