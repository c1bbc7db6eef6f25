// The rectangle of a crop: its two written corners, and the other two, which change one number of each.

import type { Handle, HalfFrame } from '../../../contract/handle.ts';
import type { Analysis } from '../../compile.ts';
import type { ListExpr } from '../../syntax/tree.ts';
import { pointHandle } from './point-handle.ts';

/** Shares of the picture, shown as shares of the frame. */
export function cropHandles(analysis: Analysis, base: number, list: ListExpr, frame: HalfFrame): Handle[] {
  const corners = list.items.map(({ value }, i) =>
    pointHandle(analysis, base, value, { label: `crop ${i + 1}`, form: 'uv', frame }),
  );
  const [first, second] = corners;
  if (!first || !second || corners.length !== 2) return corners;
  const [a, b] = [first.target, second.target];
  const whole = [first, second].map((corner) => ({ ...corner, rectangle: 'crop' }));
  if (a.to !== 'numbers' || b.to !== 'numbers') return whole;
  const mixed = (
    label: string,
    u: number,
    v: number,
    x: Handle['target'] & { to: 'numbers' },
    y: typeof x,
  ): Handle => ({ label, u, v, form: 'uv', target: { to: 'numbers', x: x.x, y: y.y }, fixed: null, rectangle: null });
  return [
    ...whole,
    mixed('crop, top right', second.u, first.v, b, a),
    mixed('crop, bottom left', first.u, second.v, a, b),
  ];
}
