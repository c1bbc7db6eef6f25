// Scalar twin of assembly/field-gray-scott.ts, one cell at a time, same operations in the same order.

import type { FieldKernels } from '../abi/field.ts';
import type { Views } from './views.ts';

const f = Math.fround;
const unit = (x: number): number => {
  const low = x < 0 ? 0 : x;
  return low > 1 ? 1 : low;
};
const SIDE = f(0.2),
  CORNER = f(0.05);

export const scalarGrayScott = (views: Views): Pick<FieldKernels, 'grayScott'> => ({
  grayScott(newA, newB, a, b, stride, cols, rows, feed, kill) {
    const m = views.f32;
    const at = (ptr: number, row: number, col: number): number => (ptr >>> 2) + row * stride + col;
    // The border repeats the edge cells, so clamping the coordinates is equivalent.
    const read = (ptr: number, row: number, col: number): number =>
      m[at(ptr, Math.min(rows - 1, Math.max(0, row)), Math.min(cols - 1, Math.max(0, col)))];
    const laplacian = (ptr: number, r: number, c: number): number => {
      const sides = f(f(read(ptr, r - 1, c) + read(ptr, r + 1, c)) + f(read(ptr, r, c - 1) + read(ptr, r, c + 1)));
      const corners = f(
        f(read(ptr, r - 1, c - 1) + read(ptr, r - 1, c + 1)) + f(read(ptr, r + 1, c - 1) + read(ptr, r + 1, c + 1)),
      );
      return f(f(f(sides * SIDE) + f(corners * CORNER)) - read(ptr, r, c));
    };
    const feed32 = f(feed),
      both = f(f(feed) + f(kill));
    for (let r = 0; r < rows; r++) {
      for (let c = 0; c < cols; c++) {
        const va = m[at(a, r, c)],
          vb = m[at(b, r, c)];
        const reaction = f(f(va * vb) * vb);
        const da = f(f(laplacian(a, r, c) - reaction) + f(feed32 * f(1 - va)));
        const db = f(f(f(laplacian(b, r, c) * 0.5) + reaction) - f(both * vb));
        m[at(newA, r, c)] = unit(f(va + da));
        m[at(newB, r, c)] = unit(f(vb + db));
      }
    }
  },
});
