// Packed audio features: every value comes back.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packSteps, unpackSteps } from '../../src/engine/film/pack-steps.ts';

test('unpacking gives what was packed, for any 16-bit values', () => {
  fc.assert(
    fc.property(fc.int16Array(), (values) => {
      expect(unpackSteps(packSteps(values))).toEqual(values);
    }),
  );
});

test('small steps of either sign leave the high bytes empty', () => {
  expect([...packSteps(Int16Array.of(5, 4, 6))]).toEqual([10, 1, 4, 0, 0, 0]);
});
