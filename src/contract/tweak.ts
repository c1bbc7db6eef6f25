// What of a reel can be changed by hand in the preview: the literal under the cursor, and the points of its item. Ranges are positions
// in the text that the cursor was in.

import type { Range } from './diagnostics.ts';

/** Text in place of a range. */
export interface TextChange {
  range: Range;
  newText: string;
}

interface Literal {
  range: Range;
  /** As it is written. */
  text: string;
  /** What it belongs to: `rings.count`, `hue`. */
  label: string;
}

/** A number in the unit that it is written in: 45 for `45deg`. */
export interface NumberTweak extends Literal {
  kind: 'number';
  value: number;
  /** As written behind the number; empty: none. */
  unit: string;
  /** Ends of the slider, and what one step of it is. */
  low: number;
  high: number;
  step: number;
  /** Hard limits: values outside are errors. */
  min: number | null;
  max: number | null;
  /** The default. */
  usual: number | null;
}

export interface ColorTweak extends Literal {
  kind: 'color';
  /** `#rrggbb` of the reel's `colors`, each once. */
  swatches: string[];
}

/** A word of a list: an easing, a blend mode, `on` and `off`, a palette. */
export interface WordTweak extends Literal {
  kind: 'word';
  words: string[];
  usual: string | null;
}

export type Tweak = NumberTweak | ColorTweak | WordTweak;

/** A point of the picture that can be dragged. */
export interface Handle {
  label: string;
  /** 0..1 across and down the frame; may be outside. */
  u: number;
  v: number;
  range: Range;
  /** What is written: `uv` in 0..1, `frame` in frame units from the centre, each as `(x, y)`; `pair` as `x, y`. */
  form: 'uv' | 'frame' | 'pair';
  /** Why it cannot be dragged; null where it can. */
  fixed: string | null;
}

/** What is under a cursor. */
export interface Tweaks {
  /** Of the text. */
  version: number;
  literal: Tweak | null;
  handles: Handle[];
  /** Frame width through its height, for frame units. */
  halfWidth: number;
  halfHeight: number;
}

/** A number as an author writes it: with as many decimals as the step has, without trailing zeros. */
export function writtenNumber(value: number, step: number): string {
  const decimals = Math.min(6, Math.max(0, -Math.floor(Math.log10(step) + 1e-9)));
  return String(Number(value.toFixed(decimals)) + 0);
}

/** The point as it is written in the handle's form, with three decimals. */
export function writtenPoint(
  { form }: Pick<Handle, 'form'>,
  u: number,
  v: number,
  { halfWidth, halfHeight }: Pick<Tweaks, 'halfWidth' | 'halfHeight'>,
): string {
  const [x, y] = form === 'uv' ? [u, v] : [(2 * u - 1) * halfWidth, (2 * v - 1) * halfHeight];
  const pair = `${writtenNumber(x!, 0.001)}, ${writtenNumber(y!, 0.001)}`;
  return form === 'pair' ? pair : `(${pair})`;
}
