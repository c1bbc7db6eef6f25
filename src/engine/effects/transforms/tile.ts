// Repeats the whole frame, small, across and down.

import { defineTransform } from '../../effect-api/define.ts';
import type { FieldScope, Num } from '../../effect-api/scope.ts';
import { p } from '../../effect-api/params.ts';

export default defineTransform({
  name: 'tile',
  category: 'folds',
  summary: 'Repeats the picture across and down.',
  params: {
    nx: p.number({ default: 2, min: 0.01, max: 1000, unit: 'none', doc: 'Repetitions across.' }),
    ny: p.number({ default: 0, min: 0, max: 1000, unit: 'none', doc: 'Repetitions down; 0 is the same as `nx`.' }),
    mirror: p.boolean({ default: false, doc: 'Mirrors every second tile, so that edges match.' }),
  },
  example: 'spiral(3, 1.5) | tile(3, 2, mirror: on)',
  map(s, { nx, ny, mirror }) {
    const place = (x: Num, half: Num, count: Num): Num => {
      // 0..1 within the tile; the centre of the frame stays the centre of a tile.
      const position = s.add(s.mul(s.div(x, s.mul(half, 2)), count), 0.5);
      const folded = s.sub(1, s.abs(s.sub(s.mod(position, 2), 1)));
      const within = s.select(mirror, folded, s.fract(position));
      return s.mul(s.sub(s.mul(within, 2), 1), half);
    };
    return { x: place(s.x, s.halfWidth, nx), y: place(s.y, s.halfHeight, rows(s, nx, ny)) };
  },
});

const rows = (s: FieldScope, nx: Num, ny: Num): Num => s.select(s.eq(ny, 0), nx, ny);
