// The renderer's interface: from a plan to frames, for render workers, previews, stills and hashes.

import type { Caption } from '../../../contract/caption.ts';
import type { ScenePlan } from '../../../contract/plan.ts';
import type { FrameFormat, FrameStats } from '../../../contract/render.ts';
import type { MediaLookup } from '../../effect-api/media.ts';
import type { AudioFeatures } from '../features/audio-features.ts';
import type { GlyphRasteriser } from '../glyphs/glyph-rasteriser.ts';
import type { LayerTape } from './layer-tape.ts';
import type { CancelSignal } from '../media/material.ts';
import type { Frame } from '../../kernels/frame.ts';
import type { Kernels } from '../../kernels/kernels.ts';

export interface RendererOptions {
  plan: ScenePlan;
  format: FrameFormat;
  /** Audio features, analysed or synthesised; cover the whole reel at the reel's own fps. */
  audio: AudioFeatures;
  /** Draws or looks up glyph bitmaps. */
  rasteriser: GlyphRasteriser;
  /** The opened files that the plan names; default: none. */
  media?: MediaLookup;
  /** Effects imported with `use`, already loaded, by name. */
  customEffects?: ReadonlyMap<string, unknown>;
  /** If given, collects milliseconds per stage. */
  profile?: StageProfile;
  /** Lines of the reel's captions, in seconds of the reel (read by inputs/). */
  captions?: readonly Caption[];
  /** Memory limit in bytes for checkpoints of state, which make seeking backward fast; 0 if the renderer only plays forward. Default 32 MB. */
  checkpointBytes?: number;
  /** Records the cells of layers, or plays them back. */
  tape?: LayerTape;
  /** Plays only this scene, for its own length, as segment 1 starting at 0. */
  scene?: string;
  /**
   * The renderer before an edit. Everything that is still valid is reused: atlas, tables, and the state of every call site whose effect,
   * arguments and lattice are the same, at the frame it has reached. The old renderer is disposed.
   */
  previous?: Renderer;
}

export type Stage =
  | 'scalars'
  | 'fields'
  | 'cells'
  | 'state'
  | 'blit'
  | 'tonemap'
  | 'text'
  | 'feedback'
  | 'shade'
  | 'transition'
  | 'measure'
  | 'pack';
export interface StageProfile {
  /** Milliseconds of a stage, without those of stages inside it. `site`: of the item or effect that it draws, where it draws only that. */
  add(stage: Stage, detail: string | null, ms: number, site: number | null): void;
}

/** Extra work for a frame, done in the bands that draw it, while they are in the cache. */
export interface DrawRequest {
  pack?: 'yuv420' | 'rgba' | 'rgb';
  measure?: boolean;
}

export interface SegmentFrames {
  segment: number;
  scene: string;
  first: number;
  count: number;
}

export interface Renderer {
  readonly format: FrameFormat;
  readonly segments: readonly SegmentFrames[];
  readonly frames: number;
  /**
   * Draws output frame `frame` (absolute, 0 is the reel's first). Fast for the next frame of the same segment; any other is
   * reached from the nearest checkpoint. The frame belongs to the renderer and is valid until the next draw.
   * `request` makes the following `stats` or pack call cheaper, with the same result.
   */
  draw(frame: number, request?: DrawRequest): Frame;
  /**
   * Decodes the pictures of footage that `draw(frame)` shows and, where earlier frames matter (feedback, `steady`), advances to it with
   * the pictures of each. Resolves at once without footage. Without it `draw` shows the last picture that is in memory.
   */
  prepare(frame: number, signal?: CancelSignal): Promise<void>;
  /**
   * Decodes the pictures of footage that `draw(frame)` shows, and changes nothing else: a playing preview calls it beside its draws,
   * which do not wait for it.
   */
  decode(frame: number, signal?: CancelSignal): Promise<void>;
  /** Whether frame `frame` depends on no other, so that drawing it with pictures that are not its own harms none. */
  isFree(frame: number): boolean;
  /**
   * For previews that must stay responsive during a cold seek: advances toward `frame` for about `budgetMs` and returns the
   * progress. Call it again until `done === total`; then `draw(frame)` is fast. With Infinity it warms up a worker that starts in
   * the middle of a segment: state is advanced without drawing, but a scene with feedback draws all earlier frames, without their
   * shaders, because an echo that starts later has other pixels.
   */
  seekTowards(frame: number, budgetMs: number): { done: number; total: number };
  /** Luma statistics of the last drawn frame, 0..255. */
  stats(): FrameStats;
  /** Packs the last drawn frame into kernel memory; the view is valid until the next draw. */
  packYuv420(): Uint8Array;
  packRgba(): Uint8Array;
  packRgb(): Uint8Array;
  /** Warnings found while preparing (glyphs dropped …). */
  readonly warnings: readonly string[];
  readonly kernels: Kernels;
  /** Collects milliseconds per stage from the next draw on; null: no more. Frames are the same, and take somewhat longer. */
  measureWith(profile: StageProfile | null): void;
  memoryBytes(): number;
  dispose(): void;
}
// createRenderer(options): Promise<Renderer> is in create-renderer.ts.
