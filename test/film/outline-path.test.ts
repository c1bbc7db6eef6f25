import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPath, writePath } from '../../src/engine/film/outline-path.ts';
import type { OutlineStep } from '../../src/engine/frame/glyphs/shaper.ts';

const number = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
);
const step = (type: OutlineStep[0], points: number): fc.Arbitrary<OutlineStep> =>
  fc.array(number, { minLength: points, maxLength: points }).map((values): OutlineStep => [type, ...values]);

test('an outline is read as it was written', () => {
  const steps = fc.array(fc.oneof(step('M', 2), step('L', 2), step('Q', 4), step('C', 6), step('Z', 0)));
  fc.assert(
    fc.property(steps, (outline) => {
      expect(readPath(writePath(outline))).toEqual(outline);
    }),
  );
});
