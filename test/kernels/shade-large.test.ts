// Kernels whose usual case needs more room than the pictures of shade.test.ts have: turned and bulging ones, of which nearly all is inside,
// where eight pixels are fetched without asking for edges; long runs that are sorted.

import { describe, expect, it } from 'vitest';
import type { RawKernels } from '../../src/engine/kernels/kernels.ts';
import { loadRawKernels } from '../../src/engine/kernels/load-kernels.ts';
import { rawScalarKernels } from '../../src/engine/kernels/scalar/table.ts';
import { hash32 } from '../../src/engine/kernels/scalar/math.ts';

const { raw: simd, memory } = loadRawKernels();
const scalar = rawScalarKernels(memory);

const planesOf = (bytes: number, salt: number) =>
  [0, 1, 2].map((k) => {
    const plane = memory.u8(bytes);
    for (let i = 0; i < bytes; i++) plane.view[i] = hash32(i * 3 + k + salt) & 255;
    return plane;
  });

describe.each([
  [700, 96],
  [333, 210],
  [95, 40],
])('pictures of %i × %i', (w, h) => {
  const stride = (w + 15) & ~15;
  const source = planesOf(stride * h, 1);
  const out = planesOf(stride * h, 5000);
  const from = source.map(({ ptr }) => ptr) as [number, number, number];
  const to = out.map(({ ptr }) => ptr) as [number, number, number];
  const expectSame = (call: (kernels: RawKernels) => void): void => {
    call(simd);
    const fast = out.map(({ view }) => view.slice());
    for (const { view } of out) view.fill(77);
    call(scalar);
    for (const [i, { view }] of out.entries()) expect(Buffer.compare(fast[i], view)).toBe(0);
    // Neither left the picture as it was.
    for (const { view } of out) expect(new Set(view).size).toBeGreaterThan(200);
  };

  it.each([0.001, -0.003, 0.02, -0.03, 0.08, -0.1, 0.142, 0.3, 1.2, 3])(
    'affinePlanes turned by %f about the middle',
    (angle) => {
      const [c, s] = [Math.floor(Math.cos(angle) * 65536), Math.floor(Math.sin(angle) * 65536)];
      const x0 = Math.floor(((w - 1) * 65536 - (w - 1) * c - (h - 1) * s) / 2);
      const y0 = Math.floor(((h - 1) * 65536 + (w - 1) * s - (h - 1) * c) / 2);
      // In two bands, as an echo is laid.
      const call = (k: RawKernels, first: number, last: number) =>
        k.affinePlanes(...to, ...from, stride, w, h, x0, y0, c, -s, s, c, first, last);
      expectSame((k) => {
        call(k, 0, 31);
        call(k, 31, h);
      });
    },
  );

  it.each([
    [65536, 65536],
    [131072, 20000],
    [90000, 0],
  ])('affinePlanes along %i, %i', (ax, ay) => {
    expectSame((k) => k.affinePlanes(...to, ...from, stride, w, h, 3000, 7000, ax, ay, 300, 60000, 0, h));
  });

  it.each([0, 60, 900, 3277, 8000, 30000, 65536])('bulgePlanes by up to %i', (most) => {
    const [rows, columns] = [memory.i32(h), memory.i32(stride)];
    for (let y = 0; y < h; y++) rows.view[y] = 65536 + Math.floor(most * ((2 * y + 1) / h - 1) ** 2);
    for (let x = 0; x < stride; x++)
      columns.view[x] = 65536 + Math.floor(most * ((2 * Math.min(x, w - 1) + 1) / w - 1) ** 2);
    expectSame((k) => {
      k.bulgePlanes(...to, ...from, stride, w, h, rows.ptr, columns.ptr, 0, 17);
      k.bulgePlanes(...to, ...from, stride, w, h, rows.ptr, columns.ptr, 17, h);
    });
  });
});

describe('runs of pixels', () => {
  const length = 523;
  const stride = 528;
  it.each([
    [0, 1],
    [90, 16],
    [200, 3],
    [255, 2],
  ])('sortRuns from %i, over gaps of %i, along and across, of strokes and of noise', (threshold, gap) => {
    const planes = planesOf(stride * length, 9);
    const tmp = memory.u8(528 * 56);
    // Flat strokes, whose pixels have one luma, between noise.
    for (const { view } of planes)
      for (let i = 0; i < view.length; i++) if (hash32(i >> 5) & 1) view[i] = (hash32(i >> 5) >>> 8) & 255;
    const before = planes.map(({ view }) => view.slice());
    const [r, g, b] = planes.map(({ ptr }) => ptr);
    for (const [step, lineStep, lines] of [
      [1, stride, 9],
      [stride, 1, 9],
      [stride, 1, 41],
      [stride, 1, 523],
    ]) {
      const [fast, slow] = [simd, scalar].map((k) => {
        planes.forEach(({ view }, i) => {
          view.set(before[i]);
        });
        k.sortRuns(r, g, b, step, lineStep, length, lines, threshold, gap, tmp.ptr);
        return planes.map(({ view }) => view.slice());
      });
      for (const [i, plane] of fast.entries()) expect(Buffer.compare(plane, slow[i])).toBe(0);
      if (threshold < 250) expect(fast.some((plane, i) => Buffer.compare(plane, before[i]) !== 0)).toBe(true);
    }
  });
});
