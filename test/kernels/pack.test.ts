import { describe, expect, test } from 'vitest';
import { Dice, expectTwins, fillBytes, kernels, memory } from './twins.ts';

const [r, g, b] = Array.from({ length: 3 }, () => memory.u8(128 * 40));
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
    for (const buffer of [r, g, b, out, y, u, v]) fillBytes(buffer, dice);
    expectTwins('packRgba', [{ buffer: out, length: w * h * 4 }], (k) =>
      k.packRgba(out.ptr, r.ptr, g.ptr, b.ptr, stride, w, h),
    );
    expectTwins('packRgb', [{ buffer: out, length: w * h * 3 }], (k) =>
      k.packRgb(out.ptr, r.ptr, g.ptr, b.ptr, stride, w, h),
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
