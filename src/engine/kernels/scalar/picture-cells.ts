// Scalar twin of assembly/picture-cells.ts.

import type { PictureKernels } from '../abi/picture.ts';
import { q15 } from './blend.ts';
import * as m from './math.ts';
import { SRGB_OF_LINEAR } from './srgb.ts';
import type { Views } from './views.ts';

const f = Math.fround;
const level = (x: number, most: number): number => Math.trunc(f(f(m.clamp(x, 0, 1) * most) + 0.5));

export const scalarPictureCells = (
  views: Views,
): Pick<PictureKernels, 'sumRow' | 'cellsRow' | 'sumCells' | 'boxMeans' | 'cellLevels'> => ({
  sumRow(sums, row, n, weight, isFirst) {
    const many = (n + 7) & ~7;
    const from = new Int16Array(views.u8.buffer, row, many);
    const to = views.i32At(sums, many);
    for (let i = 0; i < many; i++) to[i] = (isFirst ? 0 : to[i]) + (weight === 32768 ? from[i] : q15(from[i], weight));
  },
  cellsRow(dst, step, sums, stride, channels, taps, n, scale, cover) {
    const { i32, f32 } = views;
    const k = f(scale);
    let tap = taps >>> 2;
    for (let c = 0; c < n; c++) {
      const first = (sums >>> 2) + i32[tap];
      const blocks = i32[tap + 1];
      const share = f32[tap + 2];
      const out = (dst + c * step) >>> 2;
      tap += 4;
      for (let channel = 0; channel < 4; channel++) {
        if (channel >= channels) {
          f32[out + channel] = f(share * f(cover));
          continue;
        }
        const lanes = [0, 0, 0, 0];
        for (let i = 0; i < 4 * blocks; i++)
          lanes[i & 3] = f(lanes[i & 3] + f(f(i32[first + channel * stride + i]) * f32[tap + i]));
        f32[out + channel] = f(f(f(lanes[0] + lanes[1]) + f(lanes[2] + lanes[3])) * k);
      }
      tap += 4 * blocks;
    }
  },
  sumCells(row, above, cells, n) {
    const { u32, f32 } = views;
    const sums = [0, 0, 0, 0];
    for (let c = 0; c < 4; c++) u32[(row >>> 2) + c] = 0;
    for (let i = 0; i < 4 * n; i++) {
      sums[i & 3] += Math.trunc(f(f(m.clamp(f32[(cells >>> 2) + i], 0, 1) * 65535) + 0.5));
      u32[(row >>> 2) + 4 + i] = u32[(above >>> 2) + 4 + i] + sums[i & 3];
    }
  },
  boxMeans(dst, boxes, n, table, cols, rows, loX, hiX, loY, hiY) {
    const { u32, f32 } = views;
    const stride = 4 * (cols + 1);
    for (let box = 0; box < n; box++) {
      const [x0, x1, y0, y1] = f32.subarray((boxes >>> 2) + 4 * box, (boxes >>> 2) + 4 * box + 4);
      const out = (dst >>> 2) + 4 * box;
      const [left, right, top, bottom] = [Math.max(loX, x0), Math.min(hiX, x1), Math.max(loY, y0), Math.min(hiY, y1)];
      if (!(left < right && top < bottom)) {
        f32.fill(0, out, out + 4);
        continue;
      }
      const [i0, i1] = [Math.floor(left), Math.min(Math.floor(right), cols - 1)];
      const [j0, j1] = [Math.floor(top), Math.min(Math.floor(bottom), rows - 1)];
      const [kl, kr] = [f(left - i0), f(right - i1)];
      const area = f(f(x1 - x0) * f(y1 - y0));
      for (let c = 0; c < 4; c++) {
        const at = (i: number, j: number): number => u32[(table >>> 2) + j * stride + 4 * i + c];
        const strip = (t: number, b: number): number => {
          const column = (i: number): number => (at(i, b) - at(i, t)) >>> 0;
          const [a0, a1, b0, b1] = [column(i0), column(i0 + 1), column(i1), column(i1 + 1)];
          const inner = f((b0 - a0) >>> 0);
          return f(f(inner - f(f((a1 - a0) >>> 0) * kl)) + f(f((b1 - b0) >>> 0) * kr));
        };
        const first = f(strip(j0, j0 + 1) * f(top - j0));
        const last = f(strip(j1, j1 + 1) * f(bottom - j1));
        f32[out + c] = Math.max(0, f(f(f(strip(j0, j1) - first) + last) / f(area * 65535)));
      }
    }
  },
  cellLevels(r, g, b, alpha, cells, n) {
    const from = views.f32At(cells, 4 * n);
    const to = [r, g, b, alpha].map((at) => views.u8At(at, n));
    for (let i = 0; i < n; i++) {
      for (let c = 0; c < 3; c++) to[c][i] = SRGB_OF_LINEAR[level(from[4 * i + c], 16383)];
      to[3][i] = level(from[4 * i + 3], 255);
    }
  },
});
