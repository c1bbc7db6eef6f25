import { expect, it } from 'vitest';
import steps from '../../../src/engine/effects/maths/steps.ts';
import { evaluate } from '../harness.ts';

const at = (x: number, thresholds: number[]) =>
  evaluate((s) => [steps.build(s, { x: s.num(x), thresholds: thresholds.map((each) => s.num(each)) })]).planes[0][0];

it('rises by equal steps at its thresholds, in any order', () => {
  const thresholds = [0.8, 0.2, 0.5];
  for (const [x, value] of [
    [0.1, 0],
    [0.2, 1 / 3],
    [0.49, 1 / 3],
    [0.5, 2 / 3],
    [0.8, 1],
    [2, 1],
  ] as const)
    expect(at(x, thresholds)).toBeCloseTo(value, 6);
});
