import { describe, expect, test } from 'vitest';
import { Dice, SIZES, anyFloat, expectTwins, fillFloats, kernels, memory } from './twins.ts';

const N = 1024;
const [x, y, z, out, second, id] = Array.from({ length: 6 }, () => memory.f32(N));
const lattice = memory.f32(37 * 11);

function eachSize(seed: number, run: (n: number, dice: Dice) => void): void {
  const dice = new Dice(seed);
  for (const n of [...SIZES, N]) {
    const wild = n % 2 === 1;
    for (const buffer of [x, y, z])
      fillFloats(buffer, () => (wild ? anyFloat(dice) : Math.fround(dice.unit() * 40 - 20)));
    run(n, dice);
  }
}
const inUnit = (values: Float32Array): boolean => values.every((v) => v >= 0 && v <= 1);

describe('noise kernels: SIMD and scalar agree to the bit', () => {
  test('noise2, noise3', () =>
    eachSize(1, (n, dice) => {
      const seed = dice.bits() | 0;
      expectTwins('noise2', [{ buffer: out, length: n }], (k) => k.noise2(out.ptr, x.ptr, y.ptr, seed, n));
      expect(inUnit(out.view.subarray(0, n))).toBe(true);
      expectTwins('noise3', [{ buffer: out, length: n }], (k) => k.noise3(out.ptr, x.ptr, y.ptr, z.ptr, seed, n));
      expect(inUnit(out.view.subarray(0, n))).toBe(true);
    }));
  test('fbm2, fbm3 with whole, fractional and absurd octaves', () =>
    eachSize(2, (n, dice) => {
      const seed = dice.bits() | 0;
      for (const [octaves, lacunarity, gain] of [
        [1, 2, 0.5],
        [5, 2, 0.5],
        [3.4, 2.1, 0.7],
        [400, 1e30, 100],
        [-1, -2, -1],
        [Number.NaN, 2, 0.5],
      ]) {
        expectTwins(`fbm2 ${octaves}`, [{ buffer: out, length: n }], (k) =>
          k.fbm2(out.ptr, x.ptr, y.ptr, octaves, lacunarity, gain, seed, n),
        );
        expect(out.view.subarray(0, n).every((v) => v >= 0 && v <= 1.000001)).toBe(true);
        expectTwins(`fbm3 ${octaves}`, [{ buffer: out, length: n }], (k) =>
          k.fbm3(out.ptr, x.ptr, y.ptr, z.ptr, octaves, lacunarity, gain, seed, n),
        );
        expect(out.view.subarray(0, n).every((v) => v >= 0 && v <= 1.000001)).toBe(true);
      }
    }));
  test('voronoi', () =>
    eachSize(3, (n, dice) => {
      const outputs = [out, second, id].map((buffer) => ({ buffer, length: n }));
      const phase = anyFloat(dice),
        seed = dice.bits() | 0;
      expectTwins('voronoi', outputs, (k) => k.voronoi(out.ptr, second.ptr, id.ptr, x.ptr, y.ptr, phase, seed, n));
      for (let i = 0; i < n; i++) expect(out.view[i]).toBeLessThanOrEqual(second.view[i]);
      expect(inUnit(id.view.subarray(0, n))).toBe(true);
    }));
  test('sampling a lattice, inside and out, also one that holds NaN', () => {
    const dice = new Dice(4);
    fillFloats(lattice, () => anyFloat(dice));
    lattice.view[40] = Number.NaN;
    lattice.view[41] = Number.POSITIVE_INFINITY;
    for (const n of [...SIZES, N]) {
      fillFloats(x, () => Math.fround(dice.unit() * 1.4 - 0.2));
      fillFloats(y, () => Math.fround(dice.unit() * 1.4 - 0.2));
      if (n === 1000) {
        fillFloats(x, () => anyFloat(dice));
        fillFloats(y, () => anyFloat(dice));
      }
      for (const kernel of ['sampleNearest', 'sampleLinear'] as const) {
        expectTwins(kernel, [{ buffer: out, length: n }], (k) =>
          k[kernel](out.ptr, x.ptr, y.ptr, lattice.ptr, 37, 11, n),
        );
        expect(out.view.subarray(0, n).every(Number.isFinite)).toBe(true);
      }
    }
  });
});

describe('properties of the noise', () => {
  test('is continuous, depends on the seed, and uses its range', () => {
    for (let i = 0; i < N; i++) {
      x.view[i] = i / 64;
      y.view[i] = 0.37;
    }
    kernels.noise2(out.ptr, x.ptr, y.ptr, 1, N);
    const first = out.view.slice();
    for (let i = 1; i < N; i++) expect(Math.abs(first[i] - first[i - 1])).toBeLessThan(0.06);
    expect(Math.max(...first) - Math.min(...first)).toBeGreaterThan(0.5);
    kernels.noise2(out.ptr, x.ptr, y.ptr, 2, N);
    expect(out.view.slice()).not.toEqual(first);
  });
  test('a nearest sample is the cell that holds the point, a linear one at its centre its value', () => {
    for (let i = 0; i < lattice.length; i++) lattice.view[i] = i;
    x.view[0] = 3.5 / 37;
    y.view[0] = 2.5 / 11;
    x.view[1] = 5;
    y.view[1] = -5;
    kernels.sampleNearest(out.ptr, x.ptr, y.ptr, lattice.ptr, 37, 11, 2);
    expect([...out.view.subarray(0, 2)]).toEqual([2 * 37 + 3, 36]);
    kernels.sampleLinear(out.ptr, x.ptr, y.ptr, lattice.ptr, 37, 11, 2);
    expect(out.view[0]).toBeCloseTo(2 * 37 + 3, 3);
    expect(out.view[1]).toBe(36);
  });
});
