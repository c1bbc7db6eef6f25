import { describe, expect, test } from 'vitest';
import * as c from '../../src/engine/kernels/scalar/color.ts';
import { Dice, SIZES, anyFloat, expectTwins, fillFloats, memory } from './twins.ts';

const N = 1024;
const F = Array.from({ length: 7 }, () => memory.f32(N));
const [p0, p1, p2] = Array.from({ length: 3 }, () => memory.f32(N));
const [b0, b1, b2] = Array.from({ length: 3 }, () => memory.u8(N));
const table = memory.f32(3 * 9);

describe('colour kernels: SIMD and scalar agree to the bit', () => {
  test.each(SIZES)('n = %i', (n) => {
    const dice = new Dice(n);
    for (const wild of [false, true]) {
      for (const buffer of [...F, table]) fillFloats(buffer, () => (wild ? anyFloat(dice) : Math.fround(dice.unit())));
      const [h, s, v] = F.map((b) => b.ptr),
        k = F[6].ptr;
      const bytes = [b0, b1, b2].map((buffer) => ({ buffer, length: n })),
        floats = [p0, p1, p2].map((buffer) => ({ buffer, length: n }));
      expectTwins('hsvVVV', bytes, (t) => t.hsvVVV(b0.ptr, b1.ptr, b2.ptr, h, s, v, n));
      expectTwins('hsvVSV', bytes, (t) => t.hsvVSV(b0.ptr, b1.ptr, b2.ptr, h, 0.7, v, n));
      for (const hue of [0.4, -7.85, 1e9])
        expectTwins('hsvSSV', bytes, (t) => t.hsvSSV(b0.ptr, b1.ptr, b2.ptr, hue, 0.7, v, n));
      expectTwins('toU8', [bytes[0]], (t) => t.toU8(b0.ptr, h, n));
      expectTwins('hsvF32', floats, (t) => t.hsvF32(p0.ptr, p1.ptr, p2.ptr, h, s, v, n));
      for (const size of [1, 2, 9])
        expectTwins('rampF32', floats, (t) => t.rampF32(p0.ptr, p1.ptr, p2.ptr, k, table.ptr, size, n));
      expectTwins('oklchF32', floats, (t) => t.oklchF32(p0.ptr, p1.ptr, p2.ptr, h, s, v, n));
      const [ar, ag, ab, br, bg, bb] = F.map((b) => b.ptr);
      expectTwins('mixOklab', floats, (t) => t.mixOklab(p0.ptr, p1.ptr, p2.ptr, ar, ag, ab, br, bg, bb, k, n));
      // One of the colours wholly, in all of four cells and in some.
      const shares = F[6].view;
      for (let i = 0; i < N; i++) shares[i] = i % 16 < 4 ? 0 : i % 16 < 11 ? 1 : i % 16 === 12 ? -0 : shares[i];
      expectTwins('mixOklab', floats, (t) => t.mixOklab(p0.ptr, p1.ptr, p2.ptr, ar, ag, ab, br, bg, bb, k, n));
      for (const plane of [p0, p1, p2]) expect(plane.view.subarray(0, n).every((x) => x >= 0 && x <= 1)).toBe(true);
    }
  });
});

describe('known colours', () => {
  const bytes = (t: c.Triple): number[] => t.map(c.toU8);
  test('hsv', () => {
    expect(bytes(c.hsv(0, 1, 1))).toEqual([255, 0, 0]);
    expect(bytes(c.hsv(1 / 3, 1, 1))).toEqual([0, 255, 0]);
    expect(bytes(c.hsv(-1 / 3, 1, 1))).toEqual([0, 0, 255]);
    expect(bytes(c.hsv(7.5, 1, 1))).toEqual([0, 255, 255]);
    expect(bytes(c.hsv(0.2, 0, 0.5))).toEqual([128, 128, 128]);
  });
  test('a mix is its colours at either end, whatever the other is', () => {
    for (const other of [
      [0, 0, 0],
      [1, 1, 1],
      [0.3, 0.9, 0.1],
    ] as c.Triple[]) {
      expect(c.mixOklab([0.2, 0.4, 0.8], other, 0)).toEqual(c.fromOklab(...c.oklab(0.2, 0.4, 0.8)));
      expect(c.mixOklab(other, [0.2, 0.4, 0.8], 1)).toEqual(c.fromOklab(...c.oklab(0.2, 0.4, 0.8)));
    }
  });
  test('OKLab round-trips every colour', () => {
    const dice = new Dice(3);
    for (let i = 0; i < 2000; i++) {
      const colour: c.Triple = [dice.int(0, 255), dice.int(0, 255), dice.int(0, 255)];
      const unit = colour.map((v) => Math.fround(v / 255)) as c.Triple;
      expect(bytes(c.fromOklab(...c.oklab(...unit)))).toEqual(colour);
    }
  });
  test('known OKLab values (red, from the source)', () => {
    const [L, a, b] = c.oklab(1, 0, 0);
    expect(L).toBeCloseTo(0.62796, 4);
    expect(a).toBeCloseTo(0.22486, 4);
    expect(b).toBeCloseTo(0.12585, 4);
  });
  test('mixing black and white in OKLab is darker at half than in sRGB', () => {
    expect(bytes(c.mixOklab([0, 0, 0], [1, 1, 1], 0.5))).toEqual([99, 99, 99]);
  });
});
