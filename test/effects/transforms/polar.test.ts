// Polar coordinates, both ways.

import { expect, test } from 'vitest';
import polar from '../../../src/engine/effects/transforms/polar.ts';
import unroll from '../../../src/engine/effects/transforms/unroll.ts';
import { evaluate } from '../harness.ts';

type Map = typeof polar.map;
const through = (maps: Map[], x: number, y: number, top: 'middle' | 'rim'): [number, number] => {
  const { planes } = evaluate((s) => {
    let scope = s.at(s.num(x), s.num(y));
    for (const map of maps) {
      const to = map(scope, { top });
      scope = scope.at(to.x, to.y);
    }
    return [scope.x, scope.y];
  });
  return [planes[0][0], planes[1][0]];
};

test.each(['middle', 'rim'] as const)('unroll undoes polar with top: %s', (top) => {
  for (const [x, y] of [
    [0.3, 0.2],
    [-0.5, 0.6],
    [0.1, -0.7],
  ] as const) {
    const [backX, backY] = through([polar.map, unroll.map], x, y, top);
    expect(backX).toBeCloseTo(x, 4);
    expect(backY).toBeCloseTo(y, 4);
  }
});

test('with `top: rim` the picture is turned, not mirrored: right is clockwise and up is outward', () => {
  // Above the centre: a step to the right reads further right, a step up further up.
  const here = through([polar.map], 0, -0.5, 'rim');
  expect(through([polar.map], 0.05, -0.5, 'rim')[0]).toBeGreaterThan(here[0]);
  expect(through([polar.map], 0, -0.6, 'rim')[1]).toBeLessThan(here[1]);
  expect(through([polar.map], 0, -0.6, 'middle')[1]).toBeGreaterThan(through([polar.map], 0, -0.5, 'middle')[1]);
});
