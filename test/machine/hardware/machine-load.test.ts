// How other load slows a render, from the system's figures.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadOf, measureLoad, slowdownOf } from '../../../src/engine/machine/hardware/machine-load.ts';

test('an idle machine costs nothing; half-busy cores leave the others free', () => {
  expect(loadOf(0, 8, 0.1, 8)).toEqual({ others: 0, slowdown: 1, isFull: false });
  // Two of eight cores are busy: six are left.
  expect(loadOf(0.25, 8, 2, 8).others).toBe(2);
  expect(loadOf(0.25, 8, 2, 8).slowdown).toBeCloseTo(8 / 6.4, 9);
});

test('a saturated machine is shared with everything that waits', () => {
  // Two cores, sixteen other processes: two of eighteen shares.
  expect(loadOf(1, 2, 16, 2)).toEqual({ others: 16, slowdown: 9, isFull: true });
  // Without a load average (Windows) only the busy cores are known.
  expect(loadOf(1, 2, 0, 2)).toEqual({ others: 2, slowdown: 2, isFull: true });
});

test('on a full machine our own work says how slow it is, within what is likely; elsewhere the load does', () => {
  const full = loadOf(1, 2, 16, 2);
  expect(slowdownOf(full, 3, 1)).toBe(3);
  expect(slowdownOf(full, 30, 1)).toBe(9);
  expect(slowdownOf(full, 0.9, 1)).toBe(1);
  expect(slowdownOf(full, 3, 0)).toBe(9);
  expect(slowdownOf(loadOf(0.25, 8, 2, 8), 3, 1)).toBeCloseTo(8 / 6.4, 9);
});

test('more load is never faster, and a render always gets something', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const cores = fc.integer({ min: 1, max: 128 });
  fc.assert(
    fc.property(share, cores, fc.double({ min: 0, max: 500, noNaN: true }), (busy, all, average) => {
      const { others, slowdown } = loadOf(busy, all, average, all);
      expect(slowdown).toBeGreaterThanOrEqual(1);
      expect(slowdown).toBeLessThanOrEqual(1 + others / all + 1e-9);
      expect(loadOf(busy, all, average * 2, all).slowdown).toBeGreaterThanOrEqual(slowdown - 1e-9);
    }),
  );
});

test('the machine that runs this has some load, measured without an argument about how much', async () => {
  const { others, slowdown } = await measureLoad(2);
  expect(others).toBeGreaterThanOrEqual(0);
  expect(slowdown).toBeGreaterThanOrEqual(1);
});
