// The `define…` functions: one effect, one file, everything about it stated once. Each returns its spec unchanged
// but typed; the registry (registry.generated.ts, made by scripts/generate) collects them by folder.

import type { Frame } from '../kernels/frame.ts';
import type { Media } from './media.ts';
import type { Color, FieldScope, HandlesOf, Num } from './scope.ts';
import type { Kernels } from '../kernels/kernels.ts';
import type { KernelMemory } from '../kernels/memory.ts';
import type { FinishingPass, FinishStep } from './finishing-pass.ts';
import type { Params, ValuesOf } from './params.ts';

export interface Identity<P extends Params> {
  /** Equals the file name (kebab-case there, camelCase here). */
  name: string;
  category: string;
  summary: string;
  doc?: string;
  params: P;
  /** The text after `value:` (fields), `shade:`, `feedback:` …, or a whole reel if it contains `scene `. */
  example: string;
  source?: string;
  seeded?: boolean;
  /**
   * Whether its end leads to its beginning in a reel with `loop: on`. Absent: only what carries state over from frame to frame does not.
   */
  loops?: boolean;
}

// ---- pure functions of place and time ----

export interface FieldEffect<P extends Params = Params> extends Identity<P> {
  kind: 'field' | 'distance' | 'mask' | 'math';
  build(scope: FieldScope, args: HandlesOf<P>): Num;
}
const pure =
  (kind: FieldEffect['kind']) =>
  <P extends Params>(spec: Omit<FieldEffect<P>, 'kind'>): FieldEffect<P> => ({ ...spec, kind });
/** A value field, 0..1 per cell. */
export const defineField = pure('field');
/** A signed distance in frame units, negative inside. */
export const defineDistance = pure('distance');
/** A mask, 0..1 per cell. */
export const defineMask = pure('mask');
/** A function of numbers, per frame or per cell. */
export const defineMath = pure('math');

/** A transform: where in the picture on its left does the place (x, y) come from? The inverse of the movement. */
export interface TransformEffect<P extends Params = Params> extends Identity<P> {
  kind: 'transform';
  map(scope: FieldScope, args: HandlesOf<P>): { x: Num; y: Num };
}
export const defineTransform = <P extends Params>(spec: Omit<TransformEffect<P>, 'kind'>): TransformEffect<P> => ({
  ...spec,
  kind: 'transform',
});

export interface ColorEffect<P extends Params = Params> extends Identity<P> {
  kind: 'color';
  /** 'number' for hue helpers (hueAngle …), which give turns. */
  result: 'color' | 'number';
  build(scope: FieldScope, args: HandlesOf<P>): Color | Num;
}
export const defineColor = <P extends Params>(spec: Omit<ColorEffect<P>, 'kind'>): ColorEffect<P> => ({
  ...spec,
  kind: 'color',
});

// ---- what lives on a lattice, with or without state ----

/** What a step or a draw may know of its moment. */
export interface Moment {
  /** Seconds since the segment began, of the reel frame being stepped or drawn. */
  t: number;
  /** Reel frame in the segment, 0 on the first. */
  frame: number;
  /** Seconds of one reel frame. */
  dt: number;
  progress: number;
  duration: number;
  seed: number;
  /** Motion is back where it began after this many seconds; null or absent: it never is. */
  loopSeconds?: number | null;
  audio: { get(name: string): number; spectrum(): Float32Array; waveform(): Float32Array };
}
export interface LatticeMoment extends Moment {
  cols: number;
  rows: number;
  halfWidth: number;
  halfHeight: number;
  kernels: Kernels;
  memory: KernelMemory;
  /**
   * Coverage 0..1 (row-major, cols × rows over the whole frame) of `text` drawn in the bundled font stack: `size` is the height of
   * a line in frame units, `at` the block's centre in uv. Kept by the engine for equal arguments. Given to `draw` where `text: true`.
   */
  rasterText?(
    text: string,
    cols: number,
    rows: number,
    size: number,
    at: [number, number],
    font?: Media | null,
  ): Float32Array;
}

/** Typed arrays and numbers only, so that it can be copied, restored and compared. */
export type State = {
  [key: string]: number | Float32Array | Float64Array | Uint8Array | Uint16Array | Int32Array | Uint32Array;
};

/**
 * A field drawn onto a lattice once a frame and sampled from there, at production density whatever the grid.
 * Parameters are per frame. `advance` runs once for each reel frame (not before the first draw).
 */
export interface LatticeEffect<P extends Params = Params, S extends State = State> extends Identity<P> {
  kind: 'lattice';
  /** Defaults to the layer's production grid; the frame's half sides (frame units) let a lattice have square cells. */
  size?(
    grid: { cols: number; rows: number; halfWidth: number; halfHeight: number },
    args: ValuesOf<P>,
  ): { cols: number; rows: number };
  sample: 'nearest' | 'linear';
  /** Outside the frame it is 0; otherwise its edge continues. */
  isBounded?: boolean;
  create(moment: LatticeMoment, args: ValuesOf<P>): S;
  /** Present only where there is state to carry over. Mutates `state`. */
  advance?(state: S, moment: LatticeMoment, args: ValuesOf<P>): void;
  /** Writes cols × rows values 0..1, row-major. */
  draw(out: Float32Array, state: S, moment: LatticeMoment, args: ValuesOf<P>): void;
  /** Rasterises text for stencils: provided by the engine to `draw` through this flag (see glyph-text). */
  text?: boolean;
}
export const defineLattice = <P extends Params, S extends State>(
  spec: Omit<LatticeEffect<P, S>, 'kind'>,
): LatticeEffect<P, S> => ({ ...spec, kind: 'lattice' });

// ---- particles ----

export interface ParticleMoment extends Moment {
  /** At most this many may live. */
  cap: number;
  halfWidth: number;
  halfHeight: number;
  cols: number;
  rows: number;
  /** Deterministic 0..1 from the seed, the frame and the arguments. */
  random(a: number, b?: number): number;
}
/** Common arrays; x, y in frame units (centred), age and life in seconds. A kind may add arrays of its own. */
export interface ParticleState extends State {
  count: number;
  born: number;
  carry: number;
  x: Float32Array;
  y: Float32Array;
  vx: Float32Array;
  vy: Float32Array;
  age: Float32Array;
  life: Float32Array;
  id: Uint32Array;
}
/** `heading` in turns clockwise from the right chooses the glyph by direction; without it each particle keeps its own. */
export type ParticleSink = (x: number, y: number, strength: number, id: number, heading?: number) => void;
export interface ParticlesEffect<
  P extends Params = Params,
  S extends ParticleState = ParticleState,
> extends Identity<P> {
  kind: 'particles';
  caps: { low: number; standard: number; high: number };
  /** Own parameters and those of the common settings that differ in default; see common-settings.ts. */
  create(moment: ParticleMoment, args: ValuesOf<P>): S;
  advance(state: S, moment: ParticleMoment, args: ValuesOf<P>): void;
  draw(state: S, moment: ParticleMoment, args: ValuesOf<P>, sink: ParticleSink): void;
}
export const defineParticles = <P extends Params, S extends ParticleState>(
  spec: Omit<ParticlesEffect<P, S>, 'kind'>,
): ParticlesEffect<P, S> => ({ ...spec, kind: 'particles' });

// ---- whole frames ----

/** Cells that cover a frame; all sizes in pixels. */
export interface CellGeometry {
  cols: number;
  rows: number;
  cellWidth: number;
  cellHeight: number;
  /** Top left corner of the first cell; 0 or negative. */
  originX: number;
  originY: number;
}
export interface ShaderMoment extends Moment {
  kernels: Kernels;
  memory: KernelMemory;
  width: number;
  height: number;
  stride: number;
  /** Real pixels for one pixel of a 1080-line frame (shorter side / 1080). */
  px: number;
  /** Absolute output frame number, for noise that changes each frame. */
  outputFrame: number;
  /** A value that depends only on the key and the frame size (tables, maps, scratch): made once, kept. */
  cached<T>(key: string, make: () => T): T;
  /** Of a transition: the cells of the new scene's first layer, in pixels. */
  cells?: CellGeometry;
  /** The frame has alpha (a group's, or of a reel with `alpha: on`): what is black may be transparent, and must stay black. */
  hasAlpha?: boolean;
  /** Of a scene's shader that declares `history`: frames a second, and what it keeps from one frame to the next. */
  history?: { readonly fps: number; state?: object };
  /** 0 or 1: keeps what two shaders gather in the same bands apart (see ShaderBands). */
  slot?: number;
}
interface ShaderBase<P extends Params> extends Identity<P> {
  kind: 'shader';
  /** True if dropped by `minimal` (geometry, glow, blur, noise); `heavy` is dropped by `standard` too. */
  cost: 'light' | 'medium' | 'heavy';
  /**
   * What it does to the alpha of a group or of a reel with `alpha: on`: keeps it; keeps it and works on straight colours (`straight`, which
   * matters where black does not stay black or levels are bent); moves it as it moves pixels (the shader then also runs on the alpha); or
   * raises it where it adds light. Default: by category and scope (frame/shade/alpha-rule.ts).
   */
  alpha?: AlphaRule;
  /**
   * Where the result depends on earlier frames: how many at most, by frames a second. As a scene's shader it is drawn for that many frames
   * before the first that is wanted, so that any frame is the same however it is reached.
   */
  history?(fps: number): number;
}
export type AlphaRule = 'kept' | 'straight' | 'moved' | 'added';
/** Depends on the pixel, its place and at most its own row: runs in place, in bands that stay in cache, fused with its neighbours. */
export interface PointShader<P extends Params = Params> extends ShaderBase<P> {
  scope: 'point';
  apply(frame: Frame, y0: number, y1: number, moment: ShaderMoment, args: ValuesOf<P>): void;
  /** Set if it is a step of the finishing pass: adjacent steps run as one (shade/run-finishing-pass.ts). */
  finish?: FinishPart<P>;
}
/** One step of the finishing pass, for the rows from y0 on; `apply` does the same as a pass with only this step. */
export interface FinishPart<P extends Params = Params> {
  step: FinishStep;
  add(pass: FinishingPass, y0: number, moment: ShaderMoment, args: ValuesOf<P>): void;
}
/** Reads other pixels: from `src` (not written) into `dst` (every pixel written). */
export interface FrameShader<P extends Params = Params> extends ShaderBase<P> {
  scope: 'frame';
  apply(src: Frame, dst: Frame, moment: ShaderMoment, args: ValuesOf<P>): void;
  /** The same picture (bit for bit) in steps that join the bands of the passes before and after it. */
  bands?: ShaderBands<P>;
}
/**
 * A shader that reads other pixels only through a downsampled frame: `gather` builds it from bands of finished rows (y0 a multiple of
 * 4), `prepare` works on it once it is complete, `composite` changes rows in place. `gather` of another shader may run meanwhile.
 */
export interface ShaderBands<P extends Params = Params> {
  gather(frame: Frame, y0: number, y1: number, moment: ShaderMoment, args: ValuesOf<P>): void;
  prepare(moment: ShaderMoment, args: ValuesOf<P>): void;
  composite(frame: Frame, y0: number, y1: number, moment: ShaderMoment, args: ValuesOf<P>): void;
  /** Set if `composite` is a step of the finishing pass. */
  finish?: FinishPart<P>;
}
/** Every shader also takes `mix` and `when`, which the renderer applies; do not declare them in `params`. */
export const defineShader = <P extends Params>(
  spec: Omit<PointShader<P>, 'kind'> | Omit<FrameShader<P>, 'kind'>,
): PointShader<P> | FrameShader<P> => ({ ...spec, kind: 'shader' }) as PointShader<P> | FrameShader<P>;

/** A transition mixes the old scene's frame and the new one's at k in 0..1. `seconds` is its first parameter, always. */
export interface TransitionEffect<P extends Params = Params> extends Identity<P> {
  kind: 'transition';
  apply(before: Frame, after: Frame, dst: Frame, k: number, moment: ShaderMoment, args: ValuesOf<P>): void;
}
export const defineTransition = <P extends Params>(spec: Omit<TransitionEffect<P>, 'kind'>): TransitionEffect<P> => ({
  ...spec,
  kind: 'transition',
});

/** A preset of the echo: the same parameters, other defaults. */
export interface FeedbackEffect<P extends Params = Params> extends Identity<P> {
  kind: 'feedback';
}
export const defineFeedback = <P extends Params>(spec: Omit<FeedbackEffect<P>, 'kind'>): FeedbackEffect<P> => ({
  ...spec,
  kind: 'feedback',
});

// ---- rows of tables: only data ----

export interface EasingEffect {
  kind: 'easing';
  name: string;
  category: string;
  summary: string;
  /** k 0..1 → value, with deterministic maths. */ ease(k: number): number;
  source?: string;
}
export interface PaletteEffect {
  kind: 'palette';
  name: string;
  category: string;
  summary: string;
  glyphs: string;
}
export interface ColorsEffect {
  kind: 'colors';
  name: string;
  category: string;
  summary: string;
  colors: string[];
}
/** What a reveal does to one character at a moment. */
export interface RevealedGlyph {
  opacity: number;
  /** Show another glyph in its place: `pick` 0..1 chooses which. */ isScrambled: boolean;
  pick: number;
  /** Moves it, in heights of the font, to the right and down. Default 0. */
  dx?: number;
  dy?: number;
  /** Turns it clockwise about the middle of its baseline, in turns. Default 0. */
  turn?: number;
  /** 0..1: how much it glows as if it were hot. Default 0. */
  heat?: number;
}
/** Position of a character in its text: `index` of `count` characters, in word `word` of `words`. */
export interface GlyphPlace {
  index: number;
  count: number;
  word: number;
  words: number;
  /** Beats since the text's `from`, whole ones counted. */
  beats: number;
}
export interface RevealEffect {
  kind: 'reveal';
  name: string;
  category: string;
  summary: string;
  doc?: string;
  params: Params;
  example: string;
  /** k 0..1 through the reveal; `random(n)` is seeded, 0..1. */
  glyph(k: number, place: GlyphPlace, random: (n: number) => number): RevealedGlyph;
}
export interface BlendEffect {
  kind: 'blend';
  name: string;
  category: string;
  summary: string;
  /** Kernel's mode number. */ mode: number;
  source?: string;
}

export type Effect =
  | FieldEffect
  | TransformEffect
  | ColorEffect
  | LatticeEffect
  | ParticlesEffect
  | PointShader
  | FrameShader
  | TransitionEffect
  | FeedbackEffect
  | EasingEffect
  | PaletteEffect
  | ColorsEffect
  | BlendEffect
  | RevealEffect;
