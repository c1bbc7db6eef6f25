// Estimates are measured, cover every segment, leave nothing behind, and stay cheap however long the reel is.

import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { estimateJob } from '../../src/engine/jobs/estimate-job.ts';
import { createBench, FAKE_RENDERER, planOf, processesOf } from './helpers.ts';

const deps = { rendererModule: FAKE_RENDERER };
const big = { cores: 8, memoryBytes: 32 * 1024 ** 3, cpu: '', platform: '', limits: { cores: null, memoryBytes: null } };

test('each segment is measured; the time comes to what its frames take', async () => {
  const bench = createBench();
  bench.fault('slow'); // 40 ms a frame
  const began = performance.now();
  const estimate = await estimateJob(bench.job(planOf([{ name: 'one', seconds: 10 }, { name: 'two', seconds: 20 }]), { workers: 1 }), deps);
  const elapsed = performance.now() - began;
  expect(estimate).toMatchObject({ frames: 720, workers: 1, quality: 'production', format: { width: 160, height: 90, fps: 24 } });
  expect(estimate.segments.map(({ scene, frames }) => [scene, frames])).toEqual([['one', 240], ['two', 480]]);
  // A frame takes what the fake renderer sleeps at least; and at most what the nine measured frames of both scenes, one after the other,
  // can have taken of the time that went by: a clip's time taken for a frame's would be ten times that, on any machine.
  for (const { msPerFrame } of estimate.segments) expect(msPerFrame).toBeGreaterThan(38);
  expect(9 * estimate.segments.reduce((ms, { msPerFrame }) => ms + msPerFrame, 0)).toBeLessThan(elapsed);
  const sum = estimate.segments.reduce((ms, { frames, msPerFrame }) => ms + frames * msPerFrame, 0) / 1000;
  expect(estimate.seconds).toBeGreaterThan(sum);
  expect(estimate.seconds).toBeLessThan(sum + 3);
  expect(estimate.bytes).toBeGreaterThan(10_000);
  expect(readdirSync(path.join(bench.cacheDir, 'work'))).toEqual([]);
  expect(existsSync(path.join(bench.cacheDir, 'clips'))).toBe(false);
  expect(processesOf(bench.folder)).toEqual([]);
});

test('a reel of twenty hours is estimated from a few frames', async () => {
  const bench = createBench();
  const estimate = await estimateJob(bench.job(planOf([{ name: 'one', seconds: 10 * 3600 }, { name: 'two', seconds: 10 * 3600 }])), deps);
  expect(estimate.frames).toBe(20 * 3600 * 24);
  expect(estimate.seconds).toBeGreaterThan(60);
});

test('auto asks the estimate where production may take over an hour, and says why it chose less', async () => {
  const bench = createBench();
  bench.fault('slow');
  const long = planOf([{ name: 'one', seconds: 40 * 3600 }], { format: { width: 1920, height: 1080, fps: 24, sizeGiven: false, fpsGiven: false } });
  const estimate = await estimateJob(bench.job(long, { quality: 'auto', workers: 1 }), { ...deps, hardware: big });
  expect(estimate.format).toMatchObject({ width: 1280, height: 720, fps: 24, particles: 800 });
  const short = planOf([{ name: 'one', seconds: 2 }], { format: long.format });
  expect((await estimateJob(bench.job(short, { quality: 'auto', workers: 1 }), { ...deps, hardware: big })).format).toMatchObject({ width: 1920, height: 1080 });
});

test('auto on a small machine takes the smaller frame without measuring, and the start event says so', async () => {
  const bench = createBench();
  const plan = planOf([{ name: 'one', seconds: 0.4 }], { format: { width: 1920, height: 1080, fps: 24, sizeGiven: false, fpsGiven: false } });
  for (const [hardware, reason] of [[{ ...big, cores: 2 }, '2 cores'], [{ ...big, memoryBytes: 3 * 1024 ** 3 }, '3.0 GB of memory']] as const) {
    const { events } = await bench.render(plan, { quality: 'auto' }, { hardware });
    expect(events[0]).toMatchObject({ type: 'start', quality: 'auto', format: { width: 1280, height: 720, fps: 15, particles: 500 }, why: expect.stringContaining(reason) });
  }
});

test('what a scene lacks is said before anything is measured', async () => {
  const bench = createBench();
  await expect(estimateJob(bench.job(planOf([])), deps)).rejects.toMatchObject({ code: 'input-plan' });
});
