// Checkpoints: which one is found, and that their memory is bounded.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Checkpoints } from '../../../src/engine/frame/state/checkpoints.ts';
import { copyState, restoreState, stateBytes } from '../../../src/engine/frame/state/stateful.ts';

test('the last at or before a step is found', () => {
  const checkpoints = new Checkpoints<string>(1000, 10);
  for (let i = 0; i <= 50; i++) if (checkpoints.isDue(i)) checkpoints.add(i, `s${i}`, 10);
  expect(checkpoints.before(37)).toEqual({ at: 30, value: 's30', bytes: 10 });
  expect(checkpoints.before(0)?.at).toBe(0);
  expect(checkpoints.isDue(30)).toBe(false);
  expect(checkpoints.isDue(31)).toBe(false);
  expect(checkpoints.isDue(60)).toBe(true);
});

test('never takes more than its budget, and always keeps the first', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 50, max: 500 }),
      fc.integer({ min: 1, max: 60 }),
      (every, budget, bytes) => {
        const checkpoints = new Checkpoints<number>(budget, every);
        for (let i = 0; i < 2000; i++) {
          if (checkpoints.isDue(i)) checkpoints.add(i, i, bytes);
          if (checkpoints.bytes > budget) return false;
        }
        return bytes > budget || (checkpoints.before(1999) !== null && checkpoints.before(0)?.at === 0);
      },
    ),
  );
});

test('without a budget nothing is kept', () => {
  const checkpoints = new Checkpoints<number>(0, 1);
  expect(checkpoints.isDue(0)).toBe(false);
});

test('a copy of state is its own, and is written back in place', () => {
  const state = { n: 3, a: Float32Array.of(1, 2), b: Uint16Array.of(7) };
  const copy = copyState(state);
  state.a[0] = 9;
  state.n = 4;
  expect(copy).toEqual({ n: 3, a: Float32Array.of(1, 2), b: Uint16Array.of(7) });
  const { a } = state;
  restoreState(state, copy);
  expect(state.a).toBe(a);
  expect(state).toEqual(copy);
  expect(stateBytes(state)).toBe(8 + 8 + 2);
});
