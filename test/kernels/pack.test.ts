import { describe, expect, test } from 'vitest';
import { Dice, expectTwins, fillBytes, kernels, memory } from './twins.ts';

const [r, g, b, a] = Array.from({ length: 4 }, () => memory.u8(128 * 40));
const out = memory.u8(128 * 40 * 4),
  [y, u, v] = [memory.u8(128 * 40), memory.u8(64 * 20), memory.u8(64 * 20)];

describe('packing: SIMD and scalar agree to the bit', () => {
  test.each([
    [2, 2],
    [6, 4],
    [16, 2],
    [18, 6],
    [46, 8],
    [64, 12],
    [100, 40],
    [128, 40],
  ])('%i × %i', (w, h) => {
    const dice = new Dice(w),
      stride = (w + 15) & ~15;
    for (const buffer of [r, g, b, a, out, y, u, v]) fillBytes(buffer, dice);
    expectTwins('packRgba', [{ buffer: out, length: w * h * 4 }], (k) =>
      k.packRgba(out.ptr, r.ptr, g.ptr, b.ptr, stride, w, h),
    );
    expectTwins('packRgb', [{ buffer: out, length: w * h * 3 }], (k) =>
      k.packRgb(out.ptr, r.ptr, g.ptr, b.ptr, stride, w, h),
    );
    expectTwins('packStraight', [{ buffer: out, length: w * h * 4 }], (k) =>
      k.packStraight(out.ptr, r.ptr, g.ptr, b.ptr, a.ptr, stride, w, h),
    );
    const planes = [
      { buffer: y, length: w * h },
      { buffer: u, length: (w * h) / 4 },
      { buffer: v, length: (w * h) / 4 },
    ];
    expectTwins('packYuv420', planes, (k) => k.packYuv420(y.ptr, u.ptr, v.ptr, r.ptr, g.ptr, b.ptr, stride, w, h));
  });
});

test('bt709 limited range: the corners of the cube', () => {
  const yuv = (red: number, green: number, blue: number): number[] => {
    r.view.fill(red);
    g.view.fill(green);
    b.view.fill(blue);
    kernels.packYuv420(y.ptr, u.ptr, v.ptr, r.ptr, g.ptr, b.ptr, 16, 16, 2);
    return [y.view[0], u.view[0], v.view[0]];
  };
  expect(yuv(0, 0, 0)).toEqual([16, 128, 128]);
  expect(yuv(255, 255, 255)).toEqual([235, 128, 128]);
  expect(yuv(255, 0, 0)).toEqual([63, 102, 240]);
  expect(yuv(0, 0, 255)).toEqual([32, 240, 118]);
  expect(yuv(0, 255, 0)).toEqual([172, 42, 26]);
});

test('straight colours: every premultiplied level of every alpha', () => {
  for (let alpha = 0; alpha < 256; alpha += 16) {
    // 16 alphas in rows of 256 levels, of which those above the alpha raise it.
    for (let row = 0; row < 16; row++) {
      for (let level = 0; level < 256; level++) {
        r.view[row * 256 + level] = level;
        a.view[row * 256 + level] = alpha + row;
      }
    }
    b.view.fill(0);
    kernels.packStraight(out.ptr, r.ptr, b.ptr, b.ptr, a.ptr, 256, 256, 16);
    for (let i = 0; i < 16 * 256; i++) {
      const [level, shown] = [i & 255, Math.max(alpha + (i >> 8), i & 255)];
      expect([out.view[i * 4 + 1], out.view[i * 4 + 3]]).toEqual([0, shown]);
      const exact = shown === 0 ? 0 : (level * 255) / shown;
      expect(Math.abs(out.view[i * 4] - exact)).toBeLessThan(0.5001);
    }
  }
});
