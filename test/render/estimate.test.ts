// Estimates are measured, cover every segment, leave nothing behind, and stay cheap however long the reel is.

import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { ScenePlan } from '../../src/contract/plan.ts';
import type { RenderEvent, RenderOptions } from '../../src/contract/render.ts';
import { estimateJob } from '../../src/engine/render/plan/estimate-job.ts';
import { renderJob } from '../../src/engine/render/render-job.ts';
import { createBench, FAKE_RENDERER, planOf, processesOf } from './helpers.ts';

const deps = { rendererModule: FAKE_RENDERER };
const big = {
  cores: 8,
  memoryBytes: 32 * 1024 ** 3,
  cpu: '',
  platform: '',
  limits: { cores: null, memoryBytes: null },
};

test('each segment is measured; the time comes to what its frames take', async () => {
  const bench = createBench();
  bench.fault('slow'); // computes for 40 ms a frame
  const estimate = await estimateJob(
    bench.job(
      planOf([
        { name: 'one', seconds: 10 },
        { name: 'two', seconds: 20 },
      ]),
      { workers: 1 },
    ),
    deps,
  );
  expect(estimate).toMatchObject({
    frames: 720,
    workers: 1,
    quality: 'production',
    format: { width: 160, height: 90, fps: 24 },
  });
  expect(estimate.segments.map(({ scene, frames }) => [scene, frames])).toEqual([
    ['one', 240],
    ['two', 480],
  ]);
  // CPU time of one frame, not of a clip, and with what encoding took: whatever else the machine is at.
  for (const { msPerFrame } of estimate.segments) {
    expect(msPerFrame).toBeGreaterThan(40);
    expect(msPerFrame).toBeLessThan(12 * 40);
  }
  // One worker draws one frame after the other.
  expect(estimate.seconds).toBeGreaterThan(720 * 0.04);
  expect(estimate.bytes).toBeGreaterThan(10_000);
  expect(readdirSync(path.join(bench.cacheDir, 'work'))).toEqual([]);
  expect(existsSync(path.join(bench.cacheDir, 'clips'))).toBe(false);
  expect(processesOf(bench.folder)).toEqual([]);
});

test('a reel of twenty hours is estimated from a few frames', async () => {
  const bench = createBench();
  const estimate = await estimateJob(
    bench.job(
      planOf([
        { name: 'one', seconds: 10 * 3600 },
        { name: 'two', seconds: 10 * 3600 },
      ]),
    ),
    deps,
  );
  expect(estimate.frames).toBe(20 * 3600 * 24);
  expect(estimate.seconds).toBeGreaterThan(60);
});

test('auto asks the estimate where production may take over an hour, and says why it chose less', async () => {
  const bench = createBench();
  bench.fault('slow');
  const long = planOf([{ name: 'one', seconds: 40 * 3600 }], {
    format: { width: 1920, height: 1080, fps: 24, sizeGiven: false, fpsGiven: false },
  });
  const estimate = await estimateJob(bench.job(long, { quality: 'auto', workers: 1 }), { ...deps, hardware: big });
  expect(estimate.format).toMatchObject({ width: 1280, height: 720, fps: 24, particles: 800 });
  const short = planOf([{ name: 'one', seconds: 2 }], { format: long.format });
  expect(
    (await estimateJob(bench.job(short, { quality: 'auto', workers: 1 }), { ...deps, hardware: big })).format,
  ).toMatchObject({ width: 1920, height: 1080 });
});

test('auto on a small machine takes the smaller frame without measuring, and the start event says so', async () => {
  const bench = createBench();
  const plan = planOf([{ name: 'one', seconds: 0.4 }], {
    format: { width: 1920, height: 1080, fps: 24, sizeGiven: false, fpsGiven: false },
  });
  for (const [hardware, reason] of [
    [{ ...big, cores: 2 }, '2 cores'],
    [{ ...big, memoryBytes: 3 * 1024 ** 3 }, '3.0 GB of memory'],
  ] as const) {
    const { events } = await bench.render(plan, { quality: 'auto' }, { hardware });
    expect(events[0]).toMatchObject({
      type: 'start',
      quality: 'auto',
      format: { width: 1280, height: 720, fps: 15, particles: 500 },
      why: expect.stringContaining(reason),
    });
  }
});

test('the start of a render says what was learnt of this very reel, and only for what is not in the cache', async () => {
  const bench = createBench();
  const scenes = [
    { name: 'one', seconds: 0.75 },
    { name: 'two', seconds: 0.75 },
  ];
  const started = async (plan: ScenePlan, more: Partial<RenderOptions> = {}) =>
    (await bench.render(plan, { workers: 1, ...more })).events.find((event) => event.type === 'start')!.estimateSeconds;
  expect(await started(planOf(scenes))).toBeNull();
  const cached = (await started(planOf(scenes))) as number;
  bench.fault('slow');
  const edited = (await started(planOf([scenes[0], { ...scenes[1], hue: 0.4 }]))) as number;
  const all = (await started(planOf(scenes), { useCache: false })) as number;
  expect(cached).toBeLessThan(edited);
  expect(edited).toBeLessThan(all);
  // Learnt from frames that take 40 ms: of the edited scene first, then of both.
  expect(await started(planOf(scenes), { useCache: false })).toBeGreaterThan(36 * 0.04);
  // Another reel of the same size is not this one.
  const other = { ...bench.job(planOf(scenes)), reel: path.join(bench.folder, 'other.reel') };
  const events: RenderEvent[] = [];
  await renderJob(other, { rendererModule: FAKE_RENDERER, onEvent: (event) => events.push(event) });
  expect(events.find((event) => event.type === 'start')).toMatchObject({ estimateSeconds: cached });
  await renderJob(
    { ...other, options: { ...other.options, useCache: false } },
    { rendererModule: FAKE_RENDERER, onEvent: (event) => events.push(event) },
  );
  expect(events.findLast((event) => event.type === 'start')).toMatchObject({ estimateSeconds: null });
});

test('load that was measured slows the estimate, and is reported', async () => {
  const bench = createBench();
  bench.fault('slow');
  const job = bench.job(planOf([{ name: 'one', seconds: 60 }]), { workers: 1 });
  const at = async (slowdown: number) =>
    estimateJob(job, {
      ...deps,
      hardware: big,
      measureLoad: async () => ({ others: slowdown, slowdown, isFull: false }),
    });
  const [idle, busy] = [await at(1), await at(10)];
  expect(busy.load).toEqual({ others: 10, slowdown: 10 });
  // 1440 frames of at least 40 ms each; the start is measured, whatever the load is said to be.
  expect(idle.seconds).toBeGreaterThan(1440 * 0.04);
  expect(busy.seconds).toBeGreaterThan(10 * 1440 * 0.04);
});

test('what a scene lacks is reported before anything is measured', async () => {
  const bench = createBench();
  await expect(estimateJob(bench.job(planOf([])), deps)).rejects.toMatchObject({ code: 'input-plan' });
});
