// Scalar twin of assembly/shade-bend.ts, one pixel at a time.

import type { ShadeKernels } from '../abi/shade.ts';
import { between, fetched } from './shade-point.ts';
import type { Views } from './views.ts';

const held = (x: number, most: number): number => (x < 0 ? 0 : x > most ? most : x);
const firstOf = (length: number, size: number): number => {
  const rest = length % size;
  return rest === 0 ? 0 : (rest >> 1) - size + (rest & 1);
};
/** 256ths of a cell. */
const latticeAt = (i: number, length: number, cells: number): number =>
  held(Math.floor(((2 * i + 1) * cells * 128) / length) - 128, (cells - 1) * 256);

type BendKernels = Pick<
  ShadeKernels,
  'slideColumns' | 'blockMeans' | 'displacePlanes' | 'bulgePlanes' | 'cubePlanes' | 'sortRuns'
>;

export const scalarShadeBend = (views: Views): BendKernels => ({
  slideColumns(dst, src, stride, h, shifts) {
    const { u8 } = views;
    const by = views.i32At(shifts, stride);
    for (let y = 0; y < h; y++) {
      for (let x = 0; x < stride; x++) {
        const first = y + (by[x] >> 7);
        u8[dst + y * stride + x] = between(
          u8[src + held(first, h - 1) * stride + x],
          u8[src + held(first + 1, h - 1) * stride + x],
          by[x] & 127,
        );
      }
    }
  },

  blockMeans(dst, src, stride, w, h, size) {
    const { u8 } = views;
    for (let top = firstOf(h, size); top < h; top += size) {
      for (let left = firstOf(w, size); left < w; left += size) {
        let sum = 0;
        let count = 0;
        for (let y = Math.max(0, top); y < Math.min(h, top + size); y++) {
          for (let x = Math.max(0, left); x < Math.min(w, left + size); x++) {
            sum += u8[src + y * stride + x];
            count++;
          }
        }
        const mean = Math.floor((sum + (count >> 1)) / count);
        for (let y = Math.max(0, top); y < Math.min(h, top + size); y++) {
          u8.fill(mean, dst + y * stride + Math.max(0, left), dst + y * stride + Math.min(w, left + size));
        }
      }
    }
  },

  displacePlanes(r, g, b, fromR, fromG, fromB, stride, w, h, vectors, cols, rows) {
    const { u8 } = views;
    const v = views.i32At(vectors, cols * rows * 2);
    const lerp = (p: number, q: number, k: number): number => p + (((q - p) * k) >> 8);
    for (let y = 0; y < h; y++) {
      const ly = latticeAt(y, h, rows);
      const row = ly >> 8;
      const below = Math.min(rows - 1, row + 1);
      const down = (col: number, c: number): number =>
        lerp(v[(row * cols + col) * 2 + c], v[(below * cols + col) * 2 + c], ly & 255);
      for (let x = 0; x < w; x++) {
        const lx = latticeAt(x, w, cols);
        const col = lx >> 8;
        const beside = Math.min(cols - 1, col + 1);
        const dx = lerp(down(col, 0), down(beside, 0), lx & 255);
        const dy = lerp(down(col, 1), down(beside, 1), lx & 255);
        const sx = held((x * 256 + dx) >> 1, (w - 1) << 7);
        const sy = held((y * 256 + dy) >> 1, (h - 1) << 7);
        for (const [to, from] of [
          [r, fromR],
          [g, fromG],
          [b, fromB],
        ])
          u8[to + y * stride + x] = fetched(u8, from, stride, w, h, sx, sy);
      }
    }
  },

  bulgePlanes(r, g, b, fromR, fromG, fromB, stride, w, h, rows, columns, first, last) {
    const { u8 } = views;
    const across = views.i32At(rows, h);
    const down = views.i32At(columns, stride);
    for (let y = first; y < last; y++) {
      for (let x = 0; x < stride; x++) {
        const sx = held(((w - 1) << 6) + (((2 * x + 1 - w) * across[y] + 512) >> 10), (w - 1) << 7);
        const sy = held(((h - 1) << 6) + (((2 * y + 1 - h) * down[x] + 512) >> 10), (h - 1) << 7);
        for (const [to, from] of [
          [r, fromR],
          [g, fromG],
          [b, fromB],
        ])
          u8[to + y * stride + x] = fetched(u8, from, stride, w, h, sx, sy);
      }
    }
  },

  cubePlanes(r, g, b, table, size, n) {
    const { u8 } = views;
    const mixed = (p: number, q: number, k: number): number => (p * (256 - k) + q * k + 128) >> 8;
    for (let i = 0; i < n; i++) {
      const place = [r, g, b].map((plane) => Math.floor((u8[plane + i] * (size - 1) * 256 + 127) / 255));
      const first = place.map((p) => Math.min(Math.max(0, size - 2), p >> 8));
      const [kr, kg, kb] = place.map((p, c) => p - (first[c] << 8));
      const base = first[0] + first[1] * size + first[2] * size * size;
      for (const [c, plane] of [r, g, b].entries()) {
        const at = (index: number): number => u8[table + index * 4 + c];
        const column = (index: number): number =>
          mixed(
            mixed(at(index), at(index + size * size), kb),
            mixed(at(index + size), at(index + size + size * size), kb),
            kg,
          );
        u8[plane + i] = mixed(column(base), column(base + 1), kr);
      }
    }
  },

  sortRuns(r, g, b, step, lineStep, length, lines, threshold, gap) {
    const { u8 } = views;
    for (let line = 0; line < lines; line++) {
      const pixel = (i: number): number => line * lineStep + i * step;
      const luma = (i: number): number => (54 * u8[r + pixel(i)] + 183 * u8[g + pixel(i)] + 19 * u8[b + pixel(i)]) >> 8;
      const lumas = Array.from({ length }, (_, i) => luma(i));
      for (let i = 0; i < length; i++) {
        if (lumas[i] < threshold) continue;
        let last = i;
        for (let k = i + 1; k < length && k - last <= gap + 1; k++) if (lumas[k] >= threshold) last = k;
        const order = Array.from({ length: last + 1 - i }, (_, k) => i + k).sort((p, q) => lumas[p] - lumas[q]);
        for (const plane of [r, g, b]) {
          const sorted = order.map((k) => u8[plane + pixel(k)]);
          for (const [k, value] of sorted.entries()) u8[plane + pixel(i + k)] = value;
        }
        i = last;
      }
    }
  },
});
