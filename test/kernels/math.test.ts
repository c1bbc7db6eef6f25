import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as m from '../../src/engine/kernels/scalar/math.ts';
import { Dice } from './twins.ts';

const f = Math.fround;
/** The worst error over evenly and randomly spread arguments. */
function worst(
  fn: (x: number) => number,
  truth: (x: number) => number,
  lo: number,
  hi: number,
  relative = false,
): number {
  const dice = new Dice(7);
  let worstError = 0;
  for (let i = 0; i <= 60000; i++) {
    const x = f(lo + (hi - lo) * (i % 2 ? i / 60000 : dice.unit()));
    const want = truth(x),
      error = Math.abs(fn(x) - want) / (relative ? Math.abs(want) : 1);
    if (!(error <= worstError)) worstError = error;
  }
  return worstError;
}
const ULP = 2 ** -23;

describe('accuracy', () => {
  test('sin and cos are within 2e-6 up to 10⁴, and never leave -1 … 1', () => {
    for (const range of [1, 10, 100, 1e4]) {
      expect(worst(m.sin, Math.sin, -range, range)).toBeLessThan(3e-7);
      expect(worst(m.cos, Math.cos, -range, range)).toBeLessThan(3e-7);
    }
    expect(worst(m.sinWide, Math.sin, -1e6, 1e6)).toBeLessThan(3e-7);
    expect(worst(m.cosWide, Math.cos, -1e6, 1e6)).toBeLessThan(3e-7);
    fc.assert(
      fc.property(
        fc.float({ noNaN: true, noDefaultInfinity: true }),
        (x) => Math.abs(m.sin(x)) <= 1 && Math.abs(m.cos(x)) <= 1,
      ),
    );
  });
  test('inverse functions', () => {
    expect(worst(m.atan, Math.atan, -50, 50)).toBeLessThan(3e-7);
    expect(worst(m.asin, Math.asin, -1, 1)).toBeLessThan(3e-7);
    expect(worst(m.acos, Math.acos, -1, 1)).toBeLessThan(5e-7);
    expect(worst(m.tan, Math.tan, -1.5, 1.5, true)).toBeLessThan(4 * ULP);
    for (const [y, x] of [
      [1, 1],
      [1, -1],
      [-1, 1],
      [-1, -1],
      [0, -1],
      [0, 1],
      [1, 0],
      [-1, 0],
      [3, 4],
    ]) {
      expect(Math.abs(m.atan2(y, x) - Math.atan2(y, x))).toBeLessThan(3e-7);
    }
  });
  test('exp, log and pow are within two units in the last place', () => {
    expect(worst(m.exp, Math.exp, -87, 88.7, true)).toBeLessThan(2 * ULP);
    expect(worst(m.log, Math.log, 1e-6, 0.9, true)).toBeLessThan(2 * ULP);
    expect(worst(m.log, Math.log, 1.1, 1e6, true)).toBeLessThan(2 * ULP);
    for (const b of [-3, 0.1, 0.5, 1 / 2.4, 2.4, 3, 17.3])
      expect(
        worst(
          (x) => m.pow(x, f(b)),
          (x) => x ** f(b),
          0.01,
          50,
          true,
        ),
      ).toBeLessThan(ULP);
  });
});

describe('undefined results are 0, overflows the largest number', () => {
  test.each([
    ['1 / 0', m.div(1, 0)],
    ['0 / 0', m.div(0, 0)],
    ['1e38 / 1e-38', m.div(f(1e38), f(1e-38))],
    ['sqrt(-1)', m.sqrt(-1)],
    ['log(0)', m.log(0)],
    ['log(-1)', m.log(-1)],
    ['asin(2)', m.asin(2)],
    ['acos(-2)', m.acos(-2)],
    ['mod(1, 0)', m.mod(1, 0)],
    ['0 ^ -1', m.pow(0, -1)],
    ['(-2) ^ 0.5', m.pow(-2, 0.5)],
    ['atan2(0, 0)', m.atan2(0, 0)],
    ['exp(-1000)', m.exp(-1000)],
  ])('%s = 0', (_, value) => {
    expect(value).toBe(0);
  });
  test.each([
    ['exp(1000)', m.exp(1000)],
    ['1e30 ^ 5', m.pow(f(1e30), 5)],
    ['MAX + MAX', m.add(m.MAX, m.MAX)],
    ['MAX * 2', m.mul(m.MAX, 2)],
    ['∞', m.finite(Infinity)],
  ])('%s is the largest f32', (_, value) => {
    expect(value).toBe(m.MAX);
  });
  test('NaN enters as 0', () => {
    expect(m.finite(Number.NaN)).toBe(0);
  });
  test('finite in, finite out', () => {
    const x = fc.float({ noNaN: true, noDefaultInfinity: true });
    const functions: ((a: number, b: number, c: number) => number)[] = [
      m.add,
      m.sub,
      m.mul,
      m.div,
      m.mod,
      m.pow,
      m.atan2,
      m.hypot,
      m.mix,
      m.mulAdd,
      m.smoothstep,
      m.clamp,
      m.fract,
      m.sqrt,
      m.exp,
      m.log,
      m.sin,
      m.cos,
      m.tan,
      m.asin,
      m.acos,
      m.atan,
      m.round,
    ];
    fc.assert(fc.property(x, x, x, (a, b, c) => functions.every((fn) => Number.isFinite(fn(a, b, c)))));
  });
});

describe('exact cases', () => {
  test('whole powers, also of negative numbers', () => {
    for (let a = -9; a <= 9; a++) for (let b = 0; b <= 6; b++) expect(m.pow(a, b)).toBe(a ** b);
    expect(m.pow(-2, -1)).toBe(-0.5);
  });
  test('mod is floored and smaller than its divisor', () => {
    expect([m.mod(5, 3), m.mod(-1, 3), m.mod(5, -3), m.mod(-5, -3), m.mod(3, 3)]).toEqual([2, 2, -1, -2, 0]);
    const x = fc.float({ noNaN: true, noDefaultInfinity: true });
    fc.assert(fc.property(x, x, (a, b) => Math.abs(m.mod(a, b)) < Math.abs(b) || m.mod(a, b) === 0));
  });
  test('fract is below 1', () => {
    expect(m.fract(f(-1e-9))).toBeLessThan(1);
    expect(m.fract(2.25)).toBe(0.25);
    expect(m.fract(-0.25)).toBe(0.75);
  });
  test('smoothstep of equal edges is a step', () => {
    expect([m.smoothstep(1, 1, 0.5), m.smoothstep(1, 1, 1), m.smoothstep(0, 2, 1)]).toEqual([0, 1, 0.5]);
  });
  test('random is even, and differs by seed', () => {
    const bins = new Array<number>(16).fill(0);
    for (let i = 0; i < 16000; i++) bins[Math.floor(m.random(i, 5) * 16)]++;
    expect(Math.min(...bins)).toBeGreaterThan(850);
    expect(Math.max(...bins)).toBeLessThan(1150);
    expect(m.random(3, 1)).not.toBe(m.random(3, 2));
    expect(m.random(-0, 1)).toBe(m.random(0, 1));
  });
});
