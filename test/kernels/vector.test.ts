import { describe, expect, test } from 'vitest';
import type { VectorKernels } from '../../src/engine/kernels/abi/vector.ts';
import { scalarVector } from '../../src/engine/kernels/scalar/vector.ts';
import { Views } from '../../src/engine/kernels/scalar/views.ts';
import { Dice, SIZES, anyFloat, expectTwins, fillFloats, memory, scalar } from './twins.ts';

const N = 1024;
const [a, b, c, out] = [memory.f32(N), memory.f32(N), memory.f32(N), memory.f32(N)];
const names = Object.keys(scalarVector(new Views(memory.memory))) as (keyof VectorKernels)[];

/** Arguments between dst and n, by the kernel's name. */
function argumentsOf(name: string, p: number, q: number): number[] {
  if (name === 'fillF32') return [p];
  if (name === 'mixVVS') return [a.ptr, b.ptr, p];
  if (name === 'clampVSS' || name === 'mulAddVSS') return [a.ptr, p, q];
  if (name === 'smoothstepSSV') return [p, q, a.ptr];
  if (name === 'random') return [a.ptr, Math.trunc(p) | 0];
  if (name.endsWith('VVV') || name === 'select') return [a.ptr, b.ptr, c.ptr];
  if (name.endsWith('VV')) return [a.ptr, b.ptr];
  if (name.endsWith('VS')) return [a.ptr, p];
  if (name.endsWith('SV')) return [p, b.ptr];
  return [a.ptr];
}
type Call = (...args: number[]) => void;

describe('vector kernels', () => {
  test.each(names)('%s: SIMD and scalar agree to the bit, and stay finite', (name) => {
    const dice = new Dice(names.indexOf(name) + 1);
    for (let round = 0; round < 12; round++) {
      for (const x of [a, b, c]) fillFloats(x, () => anyFloat(dice));
      const n = round < SIZES.length ? SIZES[round] : N,
        args = argumentsOf(name, anyFloat(dice), anyFloat(dice));
      expectTwins(`${name}(${args.join()}) n=${n}`, [{ buffer: out, length: n }], (k) =>
        (k[name] as Call)(out.ptr, ...args, n),
      );
      expect(out.view.subarray(0, n).every(Number.isFinite), `${name} is finite`).toBe(true);
    }
  });

  test('non-finite arguments are read as 0 or the largest number', () => {
    expectTwins('fill', [{ buffer: out, length: 4 }], (k) => k.fillF32(out.ptr, Number.NaN, 4));
    expect(out.view[0]).toBe(0);
    expectTwins('fill', [{ buffer: out, length: 4 }], (k) => k.fillF32(out.ptr, Number.POSITIVE_INFINITY, 4));
    expect(out.view[0]).toBe(Math.fround(3.4028234663852886e38));
  });

  test('a destination may be a source', () => {
    const dice = new Dice(99);
    for (const name of ['addVV', 'subVV', 'powVV', 'mixVVV', 'select', 'smoothstepVVV'] as const) {
      for (const x of [a, b, c]) fillFloats(x, () => anyFloat(dice));
      const args = argumentsOf(name, 0, 0);
      (scalar[name] as Call)(out.ptr, ...args, N);
      const expected = out.view.slice();
      expectTwins(name, [{ buffer: a }], (k) => (k[name] as Call)(a.ptr, ...args, N));
      expect(a.view).toEqual(expected);
    }
  });
});
