// A point as it is written, as a handle: `(0.5, 0.3)`, `center`, or an expression that cannot be dragged.

import { type Handle, type HandleForm, type HalfFrame, inUv } from '../../../contract/handle.ts';
import type { Analysis } from '../../compile.ts';
import type { Expr } from '../../syntax/tree.ts';
import { sourceOf } from '../tweak/list-source.ts';
import { numberSlot } from '../tweak/number-slot.ts';

/** Roughly where the words for places put things. */
const PLACES: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['center', [0.5, 0.5]],
  ['top', [0.5, 0.1]],
  ['bottom', [0.5, 0.9]],
  ['left', [0.1, 0.5]],
  ['right', [0.9, 0.5]],
  ['topLeft', [0.1, 0.1]],
  ['topRight', [0.9, 0.1]],
  ['bottomLeft', [0.1, 0.9]],
  ['bottomRight', [0.9, 0.9]],
]);

export const placeNamed = (word: string): readonly [number, number] | undefined => PLACES.get(word);

export interface PointAt {
  label: string;
  form: HandleForm;
  frame: HalfFrame;
}

export function pointHandle(analysis: Analysis, base: number, expr: Expr, { label, form, frame }: PointAt): Handle {
  const { range, text } = sourceOf(analysis, base)(expr);
  const about = { label, form, fixed: null, rectangle: null };
  if (expr.k === 'tuple' && expr.items.length === 2) {
    const [x, y] = expr.items.map((item) => numberSlot(analysis, base, item));
    if (x && y) {
      const [u, v] = inUv(form, x.value, y.value, frame);
      return { ...about, u, v, target: { to: 'numbers', x, y } };
    }
  }
  const word = expr.k === 'call' && expr.args === null ? placeNamed(expr.name.text) : undefined;
  const [u, v] = word ?? [0.5, 0.5];
  return {
    ...about,
    u,
    v,
    target: { to: 'text', range, before: '', after: '' },
    fixed: word ? null : `\`${text}\` is an expression: change it in the text.`,
  };
}

/** One coordinate after the other, as `move(0.1, 0)` has them; null where one is not a plain number. */
export function pairHandle(
  analysis: Analysis,
  base: number,
  [x, y]: readonly [Expr, Expr],
  { label, form, frame }: PointAt,
): Handle | null {
  const [across, down] = [numberSlot(analysis, base, x), numberSlot(analysis, base, y)];
  if (!across || !down) return null;
  const [u, v] = inUv(form, across.value, down.value, frame);
  return { label, form, u, v, target: { to: 'numbers', x: across, y: down }, fixed: null, rectangle: null };
}
