// Shared by the simple patterns: a count across the shorter side of the frame, and an angle.

import type { FieldScope, Num } from '../../effect-api/scope.ts';
import { p } from '../../effect-api/params.ts';

export const countParam = (what: string) =>
  p.number({
    default: 8,
    min: 0.1,
    max: 500,
    unit: 'none',
    rate: 'cell',
    doc: `Number of ${what} across the shorter side of the frame.`,
  });
export const angleParam = p.angle({ default: 0, min: -1000, max: 1000, doc: 'Clockwise rotation of the pattern.' });

/** Coordinates in which one element is one unit. */
export function turned(s: FieldScope, count: Num, angle: Num): { x: Num; y: Num } {
  const cosine = s.cos(angle);
  const sine = s.sin(angle);
  const k = s.mul(count, 0.5);
  return {
    x: s.mul(s.add(s.mul(s.x, cosine), s.mul(s.y, sine)), k),
    y: s.mul(s.sub(s.mul(s.y, cosine), s.mul(s.x, sine)), k),
  };
}
