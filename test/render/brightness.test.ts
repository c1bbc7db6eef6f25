// Verdicts and advice for curves with a known answer.

import { expect, test } from 'vitest';
import { createAudioReader } from '../../src/engine/frame/features/audio-reader.ts';
import { synthesiseFeatures } from '../../src/engine/frame/features/synthesise-features.ts';
import type { AudioReader } from '../../src/engine/frame/features/audio-reader.ts';
import { judgeSegment } from '../../src/engine/render/report/brightness.ts';
import { solveGamma } from '../../src/engine/render/report/solve-gamma.ts';
import { planOf } from './helpers.ts';
import type { SceneSketch } from './helpers.ts';

const lively = createAudioReader(synthesiseFeatures({ fps: 24, frames: 1000 }));
const silent: AudioReader = { ...lively, get: () => 0 };

function judge(
  means: number[],
  scene: Partial<SceneSketch> & { free?: boolean } = {},
  audio = lively,
  stats: [number, number, number] = [255, 0, 200],
) {
  const plan = planOf([
    { name: 'before', seconds: 1 },
    { name: 'it', seconds: means.length / 24, ...scene },
  ]);
  if (scene.free) plan.scenes[1].energy = null;
  const curve = Float32Array.from(means.flatMap((mean) => [mean, ...stats]));
  return judgeSegment(plan, { segment: 2, scene: 'it', first: 24, count: means.length }, curve, 24, audio);
}
const flat = (mean: number, frames = 48) => Array<number>(frames).fill(mean);

test('targets: above 15 where active, above 5 where quiet', () => {
  expect(judge(flat(15.1)).verdict).toBe('good');
  expect(judge(flat(15)).verdict).toBe('dark');
  expect(judge(flat(5.1), { energy: 'quiet' }).verdict).toBe('good');
  expect(judge(flat(5), { energy: 'quiet' }).verdict).toBe('dark');
});

test('a scene without `energy` is quiet or active by its sound', () => {
  expect(judge(flat(10), { free: true })).toMatchObject({ energy: 'active', target: 15, verdict: 'dark' });
  expect(judge(flat(10), { free: true }, silent)).toMatchObject({ energy: 'quiet', target: 5, verdict: 'good' });
});

test('the worst moment is half a second long, with its time in the reel', () => {
  const means = [...flat(12, 48), ...flat(1, 12), ...flat(12, 48)];
  expect(judge(means).worst).toEqual({ seconds: expect.closeTo(1 + 54 / 24, 1), mean: 1 });
});

test('too bright and empty are different verdicts', () => {
  expect(judge(flat(200))).toMatchObject({ verdict: 'clipped', advice: expect.stringContaining('Too bright') });
  expect(judge(flat(180), {}, lively, [240, 0, 220]).suggestedGamma).toBeGreaterThan(0.75);
  expect(judge(flat(250), {}, lively, [255, 240, 255])).toMatchObject({
    verdict: 'clipped',
    advice: expect.stringContaining('gamma does not darken white'),
  });
  expect(judge(flat(250), {}, lively, [255, 240, 255]).suggestedGamma).toBeUndefined();
  expect(judge(flat(0), {}, lively, [1, 0, 0])).toMatchObject({
    verdict: 'empty',
    advice: expect.stringContaining('Nothing is drawn'),
  });
});

test('a dark scene gets a lower gamma, first in the advice; a good one gets none', () => {
  const dark = judge(flat(10), { gamma: 0.9 });
  expect(dark.suggestedGamma).toBeLessThan(0.9);
  expect(dark.advice).toMatch(new RegExp(`^Too dark .*: set \`gamma: ${dark.suggestedGamma}\` \\(now 0.9\\)`));
  expect(judge(flat(20)).suggestedGamma).toBeUndefined();
  expect(judge(flat(20)).advice).toBeUndefined();
});

test('if gamma alone is not enough, the advice says what else to change', () => {
  expect(judge(flat(0.4)).advice).toContain('That is not enough on its own: also raise the layers');
  expect(judge(flat(0.4), { gamma: 0.3 })).toMatchObject({
    advice: expect.stringMatching(/: raise the layers' values or/),
  });
  expect(judge(flat(0.4), { gamma: 0.3 }).suggestedGamma).toBeUndefined();
});

test('the computed gamma brings a frame to the goal', () => {
  // A quarter of the frame is lit; levels before the gamma are spread evenly up to 0.6.
  const share = 0.25,
    top = 0.6;
  const meanAt = (gamma: number) => {
    let sum = 0;
    for (let i = 0; i < 10000; i++) sum += (((i + 0.5) / 10000) * top) ** gamma;
    return (share * sum) / 10000;
  };
  const goal = 0.15;
  const solved = solveGamma(meanAt(0.75), top ** 0.75, 0.75, goal);
  expect(solved?.reaches).toBe(true);
  expect(meanAt(solved?.gamma ?? 0)).toBeGreaterThanOrEqual(goal * 0.99);
  expect(meanAt((solved?.gamma ?? 0) + 0.06)).toBeLessThan(goal);
});
