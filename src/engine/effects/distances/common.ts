// Shared by all distances: the position of the shape's centre.

import type { FieldScope, Num } from '../../effect-api/scope.ts';
import { p } from '../../effect-api/params.ts';

export const atParam = p.point({
  default: '(0, 0)',
  unit: 'frame',
  doc: 'Position of the centre, relative to the middle of the frame; y points down.',
});

/** Coordinates relative to the shape's centre. */
export const from = (s: FieldScope, [cx, cy]: readonly [Num, Num]): { x: Num; y: Num } => ({
  x: s.sub(s.x, cx),
  y: s.sub(s.y, cy),
});

export const SOURCE = 'I. Quilez, 2D distance functions.';
