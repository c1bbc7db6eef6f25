// The brightness curve with few points.

import { expect, test } from 'vitest';
import { thinCurve } from '../../src/report/thin-curve.ts';

test('a short curve keeps every frame', () => {
  const points = thinCurve(3, (frame) => ({ mean: frame, p1: 0, p99: 9 }));
  expect(points.map(({ mean }) => mean)).toEqual([0, 1, 2]);
});

test('a long curve keeps the extremes of each group', () => {
  const points = thinCurve(100_000, (frame) => ({
    mean: frame === 51_234 ? 1 : 40,
    p1: frame === 10 ? 2 : 5,
    p99: frame === 99_999 ? 255 : 90,
  }));
  expect(points).toHaveLength(1000);
  expect(points[512]).toEqual({ mean: 1, p1: 5, p99: 90 });
  expect(points[0]!.p1).toBe(2);
  expect(points.at(-1)!.p99).toBe(255);
  expect(points.filter(({ mean }) => mean !== 40)).toHaveLength(1);
});

test('no frames give no points', () => expect(thinCurve(0, () => ({ mean: 0, p1: 0, p99: 0 }))).toEqual([]));
