// The way from a plan to frames, as everything that wants frames sees it: render workers, previews, stills, hashes.

import type { ScenePlan } from '../../../contract/plan.ts';
import type { FrameFormat, FrameStats } from '../../../contract/render.ts';
import type { MediaLookup } from '../../effect-api/media.ts';
import type { AudioFeatures } from '../features/audio-features.ts';
import type { GlyphRasteriser } from '../glyphs/glyph-rasteriser.ts';
import type { Frame } from '../../kernels/frame.ts';
import type { Kernels } from '../../kernels/kernels.ts';

export interface RendererOptions {
  plan: ScenePlan;
  format: FrameFormat;
  /** From audio/: decoded or synthesised; covers the whole reel at the reel's own fps. */
  audio: AudioFeatures;
  /** Where bitmaps of glyphs come from. */
  rasteriser: GlyphRasteriser;
  /** The opened files that the plan names; without it none is there. */
  media?: MediaLookup;
  /** Effects that `use` brought (already loaded and registered by name). */
  customEffects?: ReadonlyMap<string, unknown>;
  /** Milliseconds per stage are collected into it when given (bench). */
  profile?: StageProfile;
  /** Lines of the reel's captions, in seconds of the reel (read by inputs/). */
  captions?: readonly { from: number; to: number; text: string }[];
  /** Memory for copies of state, which make seeking backward fast; 0 for a renderer that only plays forward. 32 MB otherwise. */
  checkpointBytes?: number;
  /** Play this scene alone by its own length, as one segment number 1 starting at 0. */
  scene?: string;
  /**
   * An edit: take over from this renderer what still fits (atlas, tables, the state of every site whose effect, arguments
   * and lattice are the same, at the frame it has reached) instead of starting cold. It is disposed by this.
   */
  previous?: Renderer;
}

export type Stage =
  | 'scalars'
  | 'fields'
  | 'cells'
  | 'blit'
  | 'particles'
  | 'tonemap'
  | 'text'
  | 'feedback'
  | 'shade'
  | 'transition'
  | 'measure'
  | 'pack';
export interface StageProfile {
  add(stage: Stage, detail: string | null, ms: number): void;
}

/** What is wanted of a frame besides itself: it is done in the bands that draw it, while they are in the cache. */
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
   * Draws output frame `frame` (absolute, 0 is the reel's first). The next frame of the same segment is the cheap case; any
   * other is reached from the nearest checkpoint. The frame belongs to the renderer and is valid until the next draw.
   * `request` makes a `stats` or pack call that follows cheaper; it changes nothing of what they give.
   */
  draw(frame: number, request?: DrawRequest): Frame;
  /**
   * For previews that must stay answerable during a cold seek: advances toward `frame` for about `budgetMs` and says
   * how far it is. `done === total` means that `draw(frame)` is now the cheap case; calling it again goes on. With Infinity it
   * warms up a worker that begins in the middle of a segment: state is advanced without drawing; a scene with feedback draws
   * all its frames up to there, without their shaders, because an echo that starts late is not the same echo.
   */
  seekTowards(frame: number, budgetMs: number): { done: number; total: number };
  /** Of the frame drawn last: of luma, 0..255. */
  stats(): FrameStats;
  /** Of the frame drawn last, into kernel memory; the view is valid until the next draw. */
  packYuv420(): Uint8Array;
  packRgba(): Uint8Array;
  packRgb(): Uint8Array;
  /** Warnings found while preparing (glyphs dropped …). */
  readonly warnings: readonly string[];
  readonly kernels: Kernels;
  memoryBytes(): number;
  dispose(): void;
}
// createRenderer(options): Promise<Renderer> is in create-renderer.ts.
