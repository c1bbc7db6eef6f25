import { describe, expect, test } from 'vitest';
import type { RawKernels } from '../../src/engine/kernels/kernels.ts';
import { blendLevel } from '../../src/engine/kernels/scalar/blend.ts';
import { LINEAR_OF_SRGB, SRGB_OF_LINEAR } from '../../src/engine/kernels/scalar/srgb.ts';
import { Dice, SIZES, expectTwins, fillBytes, kernels, memory } from './twins.ts';

const N = 4096;
const [r, g, b, out, out1, out2, tmp] = Array.from({ length: 7 }, () => memory.u8(N));
const table = memory.u8(256),
  hist = memory.i32(256);
const shake = (dice: Dice): void => {
  for (const buffer of [r, g, b, out, out1, out2]) fillBytes(buffer, dice);
};

describe('passes over a plane: SIMD and scalar agree to the bit', () => {
  const passes: Record<string, (k: RawKernels, n: number, dice: { k: number }) => void> = {
    fillU8: (k, n) => k.fillU8(out.ptr, 77, n),
    copyU8: (k, n) => k.copyU8(out.ptr, r.ptr, n),
    'lerpPlane 0': (k, n) => k.lerpPlane(out.ptr, r.ptr, g.ptr, 0, n),
    'lerpPlane 101': (k, n) => k.lerpPlane(out.ptr, r.ptr, g.ptr, 101, n),
    'lerpPlane 256': (k, n) => k.lerpPlane(out.ptr, r.ptr, g.ptr, 256, n),
    lutPlane: (k, n) => k.lutPlane(out.ptr, r.ptr, table.ptr, n),
    addPlane: (k, n) => k.addPlane(out.ptr, r.ptr, g.ptr, n),
    maxPlane: (k, n) => k.maxPlane(out.ptr, r.ptr, g.ptr, n),
    lumaPlane: (k, n) => k.lumaPlane(out.ptr, r.ptr, g.ptr, b.ptr, n),
  };
  test.each(Object.keys(passes))('%s', (name) => {
    const dice = new Dice(name.length);
    for (const n of [...SIZES, N]) {
      shake(dice);
      fillBytes(table, dice);
      expectTwins(`${name} n=${n}`, [{ buffer: out, length: n }], (k) => passes[name](k, n, { k: 0 }));
    }
  });
});

describe('passes over a frame: SIMD and scalar agree to the bit', () => {
  const sizes = [
    [1, 1],
    [2, 2],
    [7, 5],
    [16, 4],
    [33, 17],
    [50, 31],
    [64, 40],
  ];
  test.each(sizes)('%i × %i', (w, h) => {
    const dice = new Dice(w * 100 + h),
      stride = (w + 15) & ~15;
    shake(dice);
    for (const f of [2, 4]) {
      const dw = Math.ceil(w / f),
        dh = Math.ceil(h / f),
        ds = (dw + 15) & ~15;
      const small = { buffer: out1, length: ds * dh };
      out1.view.fill(0);
      expectTwins(`downsample ${f}`, [small], (k) => {
        k.downsample(out1.ptr, ds, dw, dh, r.ptr, stride, w, h, f);
        // What lies past a row's end is scratch.
        for (let y = 0; y < dh; y++) out1.view.fill(0, y * ds + dw, (y + 1) * ds);
      });
      for (const weight of [0, 77, 128, 256]) {
        fillBytes(out2, dice);
        for (let y = 0; y < h; y++) out2.view.fill(0, y * stride + w, (y + 1) * stride);
        expectTwins(`upsampleAddRows, all rows ${f} ${weight}`, [{ buffer: out2, length: stride * h }], (k) => {
          k.upsampleAddRows(out2.ptr, stride, w, 0, h, out1.ptr, ds, dw, dh, f, weight);
          for (let y = 0; y < h; y++) out2.view.fill(0, y * stride + w, (y + 1) * stride);
        });
        const whole = out2.view.slice(),
          from = Math.floor(h / 3),
          to = Math.ceil((h * 2) / 3);
        expectTwins(`upsampleAddRows ${f}`, [{ buffer: out2, length: stride * h }], (k) => {
          out2.view.fill(0);
          k.upsampleAddRows(out2.ptr, stride, w, from, to, out1.ptr, ds, dw, dh, f, weight);
          for (let y = 0; y < h; y++) out2.view.fill(0, y * stride + w, (y + 1) * stride);
        });
        expect(out2.view.subarray(from * stride, to * stride).every((v, i) => v <= whole[from * stride + i])).toBe(
          true,
        );
        out2.view.set(whole);
      }
    }
    for (const radius of [0, 1, 2, 3, 8, 40, 63, 64, 130, 300]) {
      expectTwins(`boxBlur ${radius}`, [{ buffer: out, length: stride * h }], (k) => {
        k.boxBlur(out.ptr, r.ptr, tmp.ptr, stride, w, h, radius);
        for (let y = 0; y < h; y++) out.view.fill(0, y * stride + w, (y + 1) * stride);
      });
    }
    hist.view.fill(0);
    expectTwins('histogramCovered4', [{ buffer: hist }], (k) =>
      k.histogramCovered4(hist.ptr, r.ptr, g.ptr, b.ptr, out2.ptr, stride, w, h),
    );
    let covered = 0;
    for (let y = 0; y < h; y += 4) for (let x = 0; x < w; x += 4) if (out2.view[y * stride + x] !== 255) covered++;
    expect(hist.view.reduce((a, n) => a + n, 0)).toBe(covered);
    for (const kernel of ['histogram4', 'histogramLuma'] as const) {
      hist.view.fill(3);
      expectTwins(kernel, [{ buffer: hist }], (k) => k[kernel](hist.ptr, r.ptr, g.ptr, b.ptr, stride, w, h));
      expect(hist.view.reduce((a, n) => a + n - 3, 0)).toBe(
        kernel === 'histogram4' ? Math.ceil(w / 4) * Math.ceil(h / 4) : w * h,
      );
    }
  });
  test('a blur keeps a flat plane, an enlargement too', () => {
    r.view.fill(91);
    out.view.fill(0);
    kernels.boxBlur(out.ptr, r.ptr, tmp.ptr, 48, 48, 20, 5);
    expect([...new Set(out.view.subarray(0, 48 * 20))]).toEqual([91]);
    out.view.fill(9);
    kernels.upsampleAddRows(out.ptr, 64, 64, 0, 32, r.ptr, 16, 16, 8, 4, 256);
    expect([...new Set(out.view.subarray(0, 64 * 32))]).toEqual([100]);
  });
});

describe('blend modes', () => {
  const modes = Array.from({ length: 20 }, (_, i) => i);
  test.each(modes)('mode %i: every pair of levels, SIMD and scalar, sRGB and linear', (mode) => {
    for (const linear of [0, 1]) {
      for (const alpha of [255, 0, 128, 3]) {
        for (let top = 0; top < 256; top += 16) {
          const [over, under] = [r.view, g.view];
          for (let i = 0; i < N; i++) {
            over[i] = i & 255;
            under[i] = top + (i >> 8);
          }
          expectTwins(`mode ${mode} linear ${linear} alpha ${alpha}`, [{ buffer: out }], (k) =>
            k.blendPlane(out.ptr, r.ptr, g.ptr, mode, linear, alpha, N),
          );
          if (alpha === 0) expect(out.view).toEqual(r.view);
        }
      }
    }
  });
  test('every level stays in its range', () => {
    for (const mode of modes)
      for (const [max, step] of [
        [255, 5],
        [16383, 399],
      ]) {
        for (let a = 0; a <= max; a += step)
          for (let t = 0; t <= max; t += step) {
            const v = blendLevel(mode, a, t, max);
            if (!(Number.isInteger(v) && v >= 0 && v <= max))
              expect.fail(`mode ${mode}: ${a}, ${t} of ${max} gives ${v}`);
          }
      }
  });
  test('known colours', () => {
    const names =
      'normal add subtract multiply screen overlay softlight hardlight difference exclusion colordodge colorburn linearlight vividlight pinlight hardmix lighten darken grainextract grainmerge'.split(
        ' ',
      );
    expect(names.map((_, mode) => blendLevel(mode, 100, 200, 255))).toEqual([
      200, 255, 0, 78, 222, 157, 134, 188, 100, 144, 255, 58, 245, 231, 145, 255, 200, 100, 28, 172,
    ]);
  });
  test('linear tables are exact inverses', () => {
    for (let level = 0; level < 256; level++) expect(SRGB_OF_LINEAR[LINEAR_OF_SRGB[level]]).toBe(level);
    expect(LINEAR_OF_SRGB[255]).toBe(16383);
    expect(LINEAR_OF_SRGB[188] / 16383).toBeCloseTo(0.503, 3);
  });
});
