// What a field is written with. A field's `build` composes handles; nothing is computed there. The graph
// evaluates handles of rate `frame` once a frame in scalar code and those of rate `cell` with vector kernels,
// each distinct step once (hash-consed), so effects get common sub-expressions, SIMD and determinism for free.

import type { Media } from './media.ts';
import type { Rate } from '../../contract/catalog-entry.ts';
import type { Param, Params } from './params.ts';

/** A number that will be: one a frame, or one a cell. Opaque; made only by a scope. */
export interface Num {
  readonly id: number;
  readonly rate: Rate;
}
/** Three channels, sRGB 0..1. */
export interface Color {
  readonly r: Num;
  readonly g: Num;
  readonly b: Num;
}
export type NumLike = Num | number;

export interface FieldScope {
  /** Coordinates of the picture being asked for (after all transforms to the right). Cell rate. */
  readonly u: Num;
  readonly v: Num;
  readonly x: Num;
  readonly y: Num;
  readonly dist: Num;
  readonly angle: Num;
  readonly col: Num;
  readonly row: Num;
  /** Frame rate. */
  readonly cols: Num;
  readonly rows: Num;
  readonly t: Num;
  readonly time: Num;
  readonly progress: Num;
  readonly frame: Num;
  readonly duration: Num;
  readonly fps: Num;
  /** Half the frame's width and height in frame units: (16/9, 1) in landscape. */
  readonly halfWidth: Num;
  readonly halfHeight: Num;
  /** Seconds after which motion is back where it began; null where the reel does not loop. */
  readonly loopSeconds: number | null;
  /** `audio.<name>`: see docs/language.md#5-names-an-expression-can-use. */
  audio(name: string): Num;
  /** A 32-bit number from the reel's seed, the scene's and the place of use. */
  readonly seed: number;

  num(value: number): Num;
  add(a: NumLike, ...more: NumLike[]): Num;
  sub(a: NumLike, b: NumLike): Num;
  mul(a: NumLike, ...more: NumLike[]): Num;
  /** Division by zero gives 0. */
  div(a: NumLike, b: NumLike): Num;
  mod(a: NumLike, b: NumLike): Num;
  pow(a: NumLike, b: NumLike): Num;
  min(a: NumLike, b: NumLike): Num;
  max(a: NumLike, b: NumLike): Num;
  atan2(y: NumLike, x: NumLike): Num;
  hypot(a: NumLike, b: NumLike): Num;
  neg(a: NumLike): Num;
  abs(a: NumLike): Num;
  sign(a: NumLike): Num;
  floor(a: NumLike): Num;
  ceil(a: NumLike): Num;
  round(a: NumLike): Num;
  fract(a: NumLike): Num;
  /** sqrt of a negative is 0, log of what is not positive is 0. */
  sqrt(a: NumLike): Num;
  exp(a: NumLike): Num;
  log(a: NumLike): Num;
  sin(a: NumLike): Num;
  cos(a: NumLike): Num;
  tan(a: NumLike): Num;
  asin(a: NumLike): Num;
  acos(a: NumLike): Num;
  atan(a: NumLike): Num;
  lt(a: NumLike, b: NumLike): Num;
  le(a: NumLike, b: NumLike): Num;
  gt(a: NumLike, b: NumLike): Num;
  ge(a: NumLike, b: NumLike): Num;
  eq(a: NumLike, b: NumLike): Num;
  ne(a: NumLike, b: NumLike): Num;
  and(a: NumLike, b: NumLike): Num;
  or(a: NumLike, b: NumLike): Num;
  not(a: NumLike): Num;
  /** c != 0 ? a : b */
  select(c: NumLike, a: NumLike, b: NumLike): Num;
  mix(a: NumLike, b: NumLike, k: NumLike): Num;
  clamp(a: NumLike, lo: NumLike, hi: NumLike): Num;
  /** clamp to 0..1 */
  unit(a: NumLike): Num;
  step(edge: NumLike, x: NumLike): Num;
  smoothstep(a: NumLike, b: NumLike, x: NumLike): Num;
  /** 0..1 from a number (its bits), the scope's seed and `salt`. */
  random(n: NumLike, salt?: number): Num;
  /** Like `random`, but from the reel's seed alone: the same at every place of use. */
  hash(n: NumLike): Num;

  /** Value noise, quintic interpolation, 0..1; period none. `salt` varies the lattice. */
  noise2(x: NumLike, y: NumLike, salt?: number): Num;
  noise3(x: NumLike, y: NumLike, z: NumLike, salt?: number): Num;
  /** Sum of noise2 octaves, normalised to 0..1; octaves, lacunarity and gain per frame. */
  fbm2(x: NumLike, y: NumLike, octaves: NumLike, lacunarity: NumLike, gain: NumLike, salt?: number): Num;
  fbm3(x: NumLike, y: NumLike, z: NumLike, octaves: NumLike, lacunarity: NumLike, gain: NumLike, salt?: number): Num;
  /** Nearest (F1) and second nearest (F2) of the drifting feature points, and the nearest one's random number; `phase` moves them. */
  voronoi(x: NumLike, y: NumLike, phase: NumLike, salt?: number): { f1: Num; f2: Num; id: Num };

  /** The integral of a per-frame rate from the segment's start, in reel frames: speed that varies never jumps. */
  integrate(rate: NumLike): Num;
  /**
   * `factor` times the integral of a per-frame rate, for what repeats with `period` (2π where absent). In a reel with `loop: on` a
   * constant rate makes as many whole periods in the segment as come nearest; less than half of one swings there and back.
   */
  phase(rate: NumLike, factor?: number, period?: number): Num;
  /**
   * How far something has moved with the velocity (`x` · rate, `y` · rate). In a reel with `loop: on` it moves on a circle of the same
   * speed, which the segment completes, where rate is constant.
   */
  drift(rate: NumLike, x: number, y: number): { x: Num; y: Num };
  /** The same for a velocity with a rate for each axis. */
  driftBy(rateX: NumLike, rateY: NumLike): { x: Num; y: Num };
  /**
   * A picture of the clock, which is the integral of a rate, for what moves in a direction and never repeats. In a reel with `loop: on`
   * it fades to the picture of one segment earlier, so that the end leads to the beginning; `mean` is the picture's mean value.
   */
  flow(rate: NumLike, picture: (clock: Num) => Num, mean: number): Num;
  /** A per-frame number, smoothed exponentially from the segment's start, in reel frames: 63 % of a change in `seconds`. */
  smooth(value: NumLike, seconds: NumLike): Num;

  /** The same scene seen at other coordinates (frame units); u, v, dist, angle … of the result follow. */
  at(x: NumLike, y: NumLike): FieldScope;

  /** A color from channels. */
  rgb(r: NumLike, g: NumLike, b: NumLike): Color;
  /** hue in turns (any real), s and v 0..1. */
  hsv(h: NumLike, s: NumLike, v: NumLike): Color;
  oklch(l: NumLike, c: NumLike, h: NumLike): Color;
  /** Smooth in OKLab through the list, k in 0..1. */
  ramp(colors: Color[], k: NumLike): Color;
  /** Flat: colors[floor(k * n)]. */
  pick(colors: Color[], k: NumLike): Color;
  mixColor(a: Color, b: Color, k: NumLike): Color;
}

/** What `build` receives for each kind of parameter: numbers are handles, colours three handles, the rest is plain. */
export interface HandleByKind<W extends string = string> {
  number: Num;
  integer: Num;
  time: Num;
  angle: Num;
  hue: Num;
  boolean: Num;
  distance: Num;
  field: Num;
  word: W;
  text: string;
  palette: string;
  media: Media | undefined;
  color: Color;
  colors: Color[];
  point: [Num, Num];
  points: [Num, Num][];
  fields: Num[];
  stops: { at: Num; value: Num }[];
}
export type HandleOf<X> = X extends Param<infer K, infer W> ? HandleByKind<W>[K] : never;
export type HandlesOf<P extends Params> = { [N in keyof P]: HandleOf<P[N]> };
