// A lane that begins while others are nearly through may have their cores; one that begins among fresh ones may not.

import type { ClipJob } from '../../src/contract/clip-runner.ts';
import { expect, test } from 'vitest';
import type { Lane } from '../../src/engine/render/plan/clip-plan.ts';
import { lanesInWork } from '../../src/engine/render/pool/lanes-in-work.ts';

const lane = (index: number, ...counts: number[]): Lane =>
  counts.map((count, i): ClipJob => ({ index: index + i, segment: 1, scene: 'a', first: 0, count, targets: [] }));

test('only lanes that last are companions', () => {
  const work = lanesInWork();
  const first = lane(0, 80),
    second = lane(1, 80),
    third = lane(2, 80);
  expect(work.companions(first)).toBe(0);
  work.begin(first);
  work.begin(second);
  expect(work.companions(third)).toBe(2);
  work.drawn(second[0], 40);
  expect(work.companions(third)).toBe(2);
  work.drawn(second[0], 41);
  expect(work.companions(third)).toBe(1);
  work.end(first);
  expect(work.companions(third)).toBe(0);
});

test('a lane of several clips is as long as all that are left of it', () => {
  const work = lanesInWork();
  const long = lane(0, 90, 90, 90);
  work.begin(long);
  work.drawn(long[1], 60);
  expect(work.companions(lane(7, 240))).toBe(1);
  expect(work.companions(lane(7, 242))).toBe(0);
  work.drawn(long[2], 89);
  expect(work.companions(lane(7, 3))).toBe(0);
});
