// Frames, clips and lanes add up: to the reel's exactly, for any cut, rate and number of workers.

import type { ClipJob } from '../../src/contract/clip-runner.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseLanes } from '../../src/engine/render/plan/choose-lanes.ts';
import { cutClips, laneClips } from '../../src/engine/render/plan/clip-plan.ts';
import { sceneState } from '../../src/engine/render/plan/scene-state.ts';
import { segmentFrames, selectFrames } from '../../src/engine/render/plan/segment-frames.ts';
import { planOf } from './helpers.ts';

const lengths = fc.array(fc.double({ min: 0.05, max: 40, noNaN: true }), { minLength: 1, maxLength: 12 });
const rates = fc.constantFrom(12, 15, 23.976, 24, 29.97, 30, 60);
const planFrom = (seconds: number[]) => planOf(seconds.map((length, i) => ({ name: `s${i}`, seconds: length })));

test('segments follow one another without gap and end where the reel does', () => {
  fc.assert(
    fc.property(lengths, rates, (seconds, fps) => {
      const plan = planFrom(seconds);
      const segments = segmentFrames(plan, fps);
      let at = 0;
      for (const { first, count } of segments) {
        expect(first).toBe(at);
        at += count;
      }
      expect(at).toBe(Math.round((plan.segments.at(-1)?.end ?? 0) * fps));
    }),
  );
});

test('clips cover a selection once, in order, without an empty one, cut the same whatever is selected', () => {
  fc.assert(
    fc.property(
      lengths,
      rates,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (seconds, fps, a, b) => {
        const plan = planFrom(seconds);
        const total = plan.segments.at(-1)?.end ?? 0;
        const [from, to] = [Math.min(a, b) * total, Math.max(a, b) * total];
        fc.pre(Math.round(to * fps) > Math.round(from * fps));
        const selection = selectFrames(plan, fps, { range: { from, to } });
        const clips = cutClips(selection);
        let at = Math.round(from * fps);
        for (const clip of clips) {
          expect(clip.first).toBe(at);
          expect(clip.count).toBeGreaterThan(0);
          at += clip.count;
        }
        expect(at).toBe(Math.round(to * fps));
        const whole = new Set(cutClips(selectFrames(plan, fps, {})).map((clip) => clip.first));
        for (const clip of clips.slice(1)) expect(whole.has(clip.first)).toBe(true);
      },
    ),
  );
});

test('lanes hold every clip once and keep those of a segment with state in order and few', () => {
  fc.assert(
    fc.property(
      lengths,
      rates,
      fc.integer({ min: 1, max: 32 }),
      fc.integer({ min: 1, max: 64 }),
      fc.constantFrom('none' as const, 'advance' as const, 'feedback' as const),
      (seconds, fps, workers, cores, state) => {
        const plan = planFrom(seconds);
        const selection = selectFrames(plan, fps, {});
        const clips = cutClips(selection).map((clip): ClipJob => ({
          ...clip,
          targets: [{ output: 0, key: String(clip.index) }],
        }));
        const lanes = laneClips(clips, new Map(plan.scenes.map(({ name }) => [name, state])), { workers, cores });
        expect(lanes.flat().map(({ index }) => index)).toEqual(clips.map(({ index }) => index));
        for (const lane of lanes) expect(new Set(lane.map(({ segment }) => segment)).size).toBe(1);
        for (const { segment } of selection.parts) {
          const count = lanes.filter((lane) => lane[0].segment === segment).length;
          expect(count).toBeLessThanOrEqual(
            state === 'none' ? Infinity : Math.min(workers, state === 'feedback' ? 4 : 8),
          );
        }
      },
    ),
  );
});

test('a long segment with state is shared only where cores lie idle otherwise', () => {
  const lanes = (state: 'advance' | 'feedback', cores: number, hardware = false) =>
    chooseLanes(state, 32, cores, hardware);
  expect([1, 2, 4].map((cores) => lanes('feedback', cores))).toEqual([1, 1, 1]);
  expect([1, 2, 4].map((cores) => lanes('advance', cores))).toEqual([1, 1, 1]);
  expect(lanes('advance', 8)).toBe(2);
  expect(lanes('advance', 16)).toBeGreaterThan(2);
  expect(lanes('feedback', 16)).toBeGreaterThan(1);
  // An encoder in hardware leaves the cores to the drawing.
  expect(lanes('advance', 2, true)).toBe(2);
  // Segments beside each other fill the cores: none of them is shared.
  const plan = planFrom(Array<number>(8).fill(60));
  const clips = cutClips(selectFrames(plan, 24, {})).map((clip): ClipJob => ({
    ...clip,
    targets: [{ output: 0, key: String(clip.index) }],
  }));
  expect(
    laneClips(clips, new Map(plan.scenes.map(({ name }) => [name, 'advance'])), { workers: 14, cores: 16 }),
  ).toHaveLength(8);
});

test('a reel of twenty hours has a bounded number of clips', () => {
  const clips = cutClips(selectFrames(planFrom([20 * 3600]), 24, {}));
  expect(clips.length).toBeLessThanOrEqual(2000);
  expect(clips.reduce((sum, { count }) => sum + count, 0)).toBe(20 * 3600 * 24);
});

test('what a scene carries along is seen in its plan', () => {
  const [plain, echo] = planOf([
    { name: 'plain', seconds: 1 },
    { name: 'echo', seconds: 1, feedback: true },
  ]).scenes;
  expect(sceneState(plain)).toBe('none');
  expect(sceneState(echo)).toBe('feedback');
  const call = (fn: string) => ({
    ...plain,
    nodes: [{ k: 'call', fn, kind: 'field', type: 'number', rate: 'cell', args: {}, site: 1 } as const],
  });
  expect(sceneState(call('plasma'))).toBe('none');
  expect(sceneState(call('life'))).toBe('advance');
  expect(sceneState(call('somethingFromAModule'))).toBe('advance');
  expect(
    sceneState({
      ...plain,
      items: [{ kind: 'particles', range: plain.range, grid: 'md', effect: { fn: 'snow', args: {}, site: 1 } }],
    }),
  ).toBe('advance');
});
