// Points and lengths that are dragged in the picture, and the changes of the text that follow.

import type { Range } from './diagnostics.ts';
import type { TextChange } from './text-change.ts';
import { writtenNumber } from './written-number.ts';

/** What is written: `uv` in 0..1 of the frame, `frame` in frame units from its centre. */
export type HandleForm = 'uv' | 'frame';

/** A number of the text. */
export interface NumberSlot {
  range: Range;
  text: string;
  /** Empty, `%`, `px` … */
  unit: string;
  /** What 1 of the written unit is. */
  factor: number;
}

export type HandleTarget =
  /** Both numbers, each in its own place. */
  | { to: 'numbers'; x: NumberSlot; y: NumberSlot }
  /** The whole point: a word such as `center`, or nothing yet. */
  | { to: 'text'; range: Range; before: string; after: string }
  /** The distance from another point, times a factor. */
  | { to: 'length'; slot: NumberSlot; u: number; v: number; along: 'x' | 'y' | 'any'; times: number; min: number };

export interface Handle {
  label: string;
  /** 0..1 across and down the frame; may be outside. */
  u: number;
  v: number;
  form: HandleForm;
  target: HandleTarget;
  /** Why it cannot be dragged; null where it can. */
  fixed: string | null;
  /** Handles with the same word are corners of one rectangle: its first and its opposite corner. */
  rectangle: string | null;
}

export interface HalfFrame {
  halfWidth: number;
  halfHeight: number;
}

/** What is written for a handle that has been moved to a place, with three decimals. */
export function handleChanges({ form, target }: Handle, u: number, v: number, frame: HalfFrame): TextChange[] {
  const [x, y] = inForm(form, u, v, frame);
  switch (target.to) {
    case 'numbers':
      return [slotChange(target.x, x), slotChange(target.y, y)].filter((change) => change !== null);
    case 'text':
      return [{ range: target.range, newText: `${target.before}(${written(x)}, ${written(y)})${target.after}` }];
    case 'length': {
      const [fromX, fromY] = inForm(form, target.u, target.v, frame);
      const [dx, dy] = [Math.abs(x - fromX), Math.abs(y - fromY)];
      const length = target.along === 'x' ? dx : target.along === 'y' ? dy : Math.hypot(dx, dy);
      const change = slotChange(target.slot, Math.max(target.min, length * target.times));
      return change ? [change] : [];
    }
  }
}

/** Where a place of the text is in the picture. */
export const inUv = (form: HandleForm, x: number, y: number, { halfWidth, halfHeight }: HalfFrame): [number, number] =>
  form === 'uv' ? [x, y] : [0.5 + x / (2 * halfWidth), 0.5 + y / (2 * halfHeight)];

const inForm = (form: HandleForm, u: number, v: number, { halfWidth, halfHeight }: HalfFrame): [number, number] =>
  form === 'uv' ? [u, v] : [(2 * u - 1) * halfWidth, (2 * v - 1) * halfHeight];

/** Null where the number stays as it is written. */
function slotChange({ range, text, unit, factor }: NumberSlot, value: number): TextChange | null {
  const isSame = Math.abs(Number.parseFloat(text) * factor - value) < 0.0005;
  const newText = `${writtenNumber(value / factor, 0.001 / factor)}${unit}`;
  return isSame || newText === text ? null : { range, newText };
}

const written = (value: number): string => writtenNumber(value, 0.001);
