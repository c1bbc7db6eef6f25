// Scalar twin of assembly/field-attractor.ts: the four orbits one after the other.

import type { FieldKernels } from '../abi/field.ts';
import { cos, div, sin } from './math.ts';
import type { Views } from './views.ts';

const f = Math.fround;
const STARTS = [
  [0.1, 0.1],
  [0.35, -0.3],
  [-0.2, 0.25],
  [-0.4, -0.15],
];

type Jump = (x: number, y: number, a: number, b: number, c: number, d: number) => [number, number];
const JUMPS: Jump[] = [
  (x, y, a, b, c, d) => [f(sin(f(a * y)) + f(c * cos(f(a * x)))), f(sin(f(b * x)) + f(d * cos(f(b * y))))],
  (x, y, a, b, c, d) => [f(sin(f(a * y)) - cos(f(b * x))), f(sin(f(c * x)) - cos(f(d * y)))],
  (x, y, a, b, c, d) => [f(f(d * sin(f(a * x))) - sin(f(b * y))), f(f(c * cos(f(a * x))) + cos(f(b * y)))],
  (x, y, a, b) => [f(f(sin(div(f(x * y), b)) * y) + cos(f(f(a * x) - y))), f(x + div(sin(y), b))],
];

export const scalarAttractor = (views: Views): Pick<FieldKernels, 'attractor'> => ({
  attractor(counts, cols, rows, kind, a, b, c, d, sx, sy, points) {
    const plane = views.f32At(counts, cols * rows);
    const jump = JUMPS[Math.min(3, Math.max(0, kind))];
    const jumps = Math.trunc(points / 4) + 20;
    const [fa, fb, fc, fd, fx, fy] = [a, b, c, d, sx, sy].map(f);
    const halfCols = f(cols * 0.5),
      halfRows = f(rows * 0.5);
    for (const start of STARTS) {
      let x = f(start[0]),
        y = f(start[1]);
      for (let i = 0; i < jumps; i++) {
        [x, y] = jump(x, y, fa, fb, fc, fd);
        if (i < 20) continue;
        const px = f(f(f(x * fx) + 1) * halfCols),
          py = f(f(f(y * fy) + 1) * halfRows);
        if (px >= 0 && px < cols && py >= 0 && py < rows) plane[Math.trunc(py) * cols + Math.trunc(px)] += 1;
      }
    }
  },
});
