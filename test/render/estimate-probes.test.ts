// Which frames stand for a scene in an estimate.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { estimateProbes } from '../../src/engine/render/plan/estimate-probes.ts';

const scene = { first: 100, count: 240 };

test('three stretches of a long scene, none of them where it fades in or out', () => {
  const probes = estimateProbes(scene, { state: 'none', scenes: 1 });
  expect(probes).toEqual([
    { first: 138, count: 12 },
    { first: 214, count: 12 },
    { first: 290, count: 12 },
  ]);
});

test('the middle alone where many scenes are measured, or the scene is short', () => {
  expect(estimateProbes(scene, { state: 'none', scenes: 9 })).toEqual([{ first: 214, count: 12 }]);
  expect(estimateProbes({ first: 7, count: 20 }, { state: 'none', scenes: 1 })).toEqual([{ first: 11, count: 12 }]);
});

test('all frames of a scene that has no more', () => {
  expect(estimateProbes({ first: 7, count: 5 }, { state: 'feedback', scenes: 1 })).toEqual([{ first: 7, count: 5 }]);
});

test('a scene with feedback is measured within the frames that can be drawn to reach them', () => {
  const probes = estimateProbes({ first: 0, count: 100_000 }, { state: 'feedback', scenes: 1 });
  expect(probes.map(({ first }) => first)).toEqual([8, 24, 40]);
});

test('every stretch lies within its scene, in order and without a frame twice in a scene long enough', () => {
  fc.assert(
    fc.property(
      fc.nat(10_000),
      fc.integer({ min: 1, max: 100_000 }),
      fc.constantFrom('none' as const, 'advance' as const, 'feedback' as const),
      fc.integer({ min: 1, max: 16 }),
      (first, count, state, scenes) => {
        const probes = estimateProbes({ first, count }, { state, scenes });
        expect(probes.length).toBeGreaterThan(0);
        expect(probes.length * scenes).toBeLessThanOrEqual(Math.max(16, scenes));
        let next = first;
        for (const probe of probes) {
          expect(probe.count).toBe(Math.min(12, count));
          expect(probe.first).toBeGreaterThanOrEqual(count >= 72 || probes.length === 1 ? next : first);
          next = probe.first + probe.count;
        }
        expect(next).toBeLessThanOrEqual(first + count);
      },
    ),
  );
});
