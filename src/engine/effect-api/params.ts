// `p.*`: the one way to state a parameter. Types of values are inferred from these, docs and checks are generated.

import type { Media } from './media.ts';
import type { ParamKind, ParamSpec, ParamUnit, Rate } from '../../contract/catalog-entry.ts';

/** A parameter before it has its name (its key). `T` tags the value type. */
export interface Param<K extends ParamKind = ParamKind, W extends string = string> extends Omit<
  ParamSpec,
  'name' | 'words'
> {
  kind: K;
  words?: W[];
}
/** A parameter that names a file of the kind `input` (a folder of src/engine/inputs); its value is the opened file. */
export interface MediaParam<T> extends Param<'media'> {
  input: string;
  /** Never set: carries the type. */
  readonly value?: T;
}
export type Params = Record<string, Param>;

interface NumberOptions {
  default?: number;
  required?: boolean;
  min: number;
  max: number;
  unit?: ParamUnit;
  rate?: Rate;
  doc: string;
  alternatives?: ParamKind[];
}
interface PlainOptions {
  default?: string;
  required?: boolean;
  rate?: Rate;
  doc: string;
  unit?: ParamUnit;
  alternatives?: ParamKind[];
}

const numeric =
  <K extends ParamKind>(kind: K, unit: ParamUnit) =>
  (o: NumberOptions): Param<K> => ({ unit, rate: 'frame', ...o, kind });
const plain =
  <K extends ParamKind>(kind: K, rate: Rate, unit: ParamUnit = 'none') =>
  (o: PlainOptions): Param<K> => ({ unit, rate, ...o, kind });

/**
 * Numeric parameters default to `rate: 'frame'`; give `rate: 'cell'` where a value per cell is taken.
 * Example: `scale: p.number({ default: 1, min: 0.01, max: 100, unit: 'ratio', rate: 'cell', doc: 'Size of the waves.' })`
 */
export const p = {
  number: numeric('number', 'none'),
  integer: numeric('integer', 'none'),
  /** Seconds. */
  time: numeric('time', 's'),
  /** Radians. */
  angle: numeric('angle', 'rad'),
  /** Turns, any real. */
  hue: numeric('hue', 'turns'),
  /** A signed distance in frame units, per cell. */
  distance: (o: Omit<NumberOptions, 'min' | 'max'>): Param<'distance'> => ({
    unit: 'frame',
    rate: 'cell',
    min: -1e6,
    max: 1e6,
    ...o,
    kind: 'distance',
  }),
  /** on, off or a condition; 0 or 1 (per frame). */
  boolean: (o: { default: boolean; rate?: Rate; doc: string }): Param<'boolean'> => ({
    unit: 'none',
    rate: 'frame',
    ...o,
    kind: 'boolean',
  }),
  word: <W extends string>(
    words: readonly W[],
    o: {
      default?: W;
      required?: boolean;
      doc: string;
      alternatives?: ParamKind[];
      pattern?: NonNullable<ParamSpec['pattern']>;
    },
  ): Param<'word', W> => ({ unit: 'none', rate: 'const', ...o, kind: 'word', words: [...words] }),
  text: plain('text', 'const'),
  color: plain('color', 'frame'),
  colors: plain('colors', 'frame'),
  palette: plain('palette', 'const'),
  /** A point; `unit: 'uv'` (0..1) or `'frame'`. */
  point: plain('point', 'frame', 'frame'),
  points: plain('points', 'frame', 'uv'),
  /** A per-cell number. */
  field: plain('field', 'cell'),
  fields: plain('fields', 'cell'),
  stops: plain('stops', 'frame'),
  media: <T>(o: { input: string; required?: boolean; doc: string }): MediaParam<T> => ({
    unit: 'none',
    rate: 'const',
    ...o,
    kind: 'media',
  }),
};

/** Values at one frame, as stateful effects and shaders receive them. Colours are sRGB 0..1. */
export type Rgb = [number, number, number];
/** The value of each kind of parameter; `W` are the words of a `word`. */
export interface ValueByKind<W extends string = string> {
  number: number;
  integer: number;
  time: number;
  angle: number;
  hue: number;
  distance: number;
  boolean: boolean;
  word: W;
  text: string;
  palette: string;
  media: Media | undefined;
  color: Rgb;
  colors: Rgb[];
  point: [number, number];
  points: [number, number][];
  field: FieldInput;
  fields: FieldInput[];
  stops: { at: number; value: number }[];
}
/** The value of one parameter. For a parameter whose kind is not known it is the union of them all. */
export type ValueOf<X> =
  X extends MediaParam<infer T> ? Media<T> | undefined : X extends Param<infer K, infer W> ? ValueByKind<W>[K] : never;
export type ValuesOf<P extends Params> = { [N in keyof P]: ValueOf<P[N]> };

/** A field handed to something that is not a field (a shader, a particle system): sampled at u, v in 0..1. */
export interface FieldInput {
  sample(u: number, v: number): number;
  grid(): { values: Float32Array; cols: number; rows: number };
}
