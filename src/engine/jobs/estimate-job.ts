// How long a render will take here: a few real frames of the segments, drawn and encoded with as many workers as the render
// would have, so that what they take from each other is measured too.

import { rm } from 'node:fs/promises';
import type { Estimate, RenderJob } from '../../contract/render.ts';
import { readClip } from './clip-cache.ts';
import type { ClipJob } from './clip-plan.ts';
import { runPool } from './pool-client.ts';
import { prepareRender } from './prepare-render.ts';
import type { Prepared, PrepareOptions, RenderDeps } from './prepare-render.ts';
import type { ChosenFormat } from './choose-format.ts';

/** Frames drawn of each measured segment, and most segments measured; scenes that play again are measured once. */
const FRAMES = 10;
const MOST_SCENES = 16;
/** Start, joining and checking of a render, seconds: a little, and a little for each frame. */
const OVERHEAD_SECONDS = 1.2, OVERHEAD_PER_FRAME = 0.0004;

/** The estimate of a job. Throws one sentence where the job cannot be rendered. */
export async function estimateJob(given: Omit<RenderJob, 'id'>, deps: RenderDeps = {}): Promise<Estimate> {
  const job = { ...given, id: 'estimate' };
  return measureJob(job, deps, { measure: async (chosen) => (await measureAs(job, chosen, deps)).seconds });
}

/** How long a job would take in this very format: what `auto` asks before it settles. */
export async function measureAs(job: RenderJob, { format }: ChosenFormat, deps: RenderDeps): Promise<Estimate> {
  const options = { ...job.options, quality: 'production' as const, resolution: { width: format.width, height: format.height }, fps: format.fps };
  return measureJob({ ...job, options }, deps, {});
}

async function measureJob(job: RenderJob, deps: RenderDeps, options: PrepareOptions): Promise<Estimate> {
  const prepared = await prepareRender({ ...job, options: { ...job.options, useCache: false } }, deps, options);
  try {
    return await measure(prepared);
  } finally {
    await rm(prepared.workDir, { recursive: true, force: true });
  }
}

async function measure(prepared: Prepared): Promise<Estimate> {
  const { selection, chosen, workers, setup } = prepared;
  const scenes = new Map(selection.parts.map((part) => [part.scene, part]));
  const measured = [...scenes.values()].sort((a, b) => b.count - a.count).slice(0, MOST_SCENES);
  // From a segment's first frame: a later one of a scene with state would have to be reached first.
  const lanes = Math.min(workers, prepared.clips.length);
  // As many at once as in the render: what shares the machine is measured sharing it.
  const probes: ClipJob[] = Array.from({ length: Math.max(lanes, measured.length) }, (_, index) => {
    const part = measured[index % measured.length];
    return { index, segment: part.segment, scene: part.scene, first: part.first, count: Math.min(part.count, FRAMES), key: `${index}`.padStart(40, '0') };
  });
  await runPool({ setup, lanes: () => probes.map((probe) => [probe]), onMessage: () => {}, ...(prepared.deps.signal ? { signal: prepared.deps.signal } : {}) });

  const records = new Map<string, { ms: number; bytes: number }[]>();
  for (const probe of probes) {
    const record = await readClip(setup.clipDir, probe.key);
    if (record) records.set(probe.scene, [...(records.get(probe.scene) ?? []), { ms: (record.steadySeconds * 1000) / Math.max(1, probe.count - 1), bytes: record.bytes / probe.count }]);
  }
  const costs = new Map([...records].map(([scene, found]) => [scene, meanOf(found)]));
  const usual = meanOf([...costs.values()]);
  const costOf = (scene: string) => costs.get(scene) ?? usual;
  let busyMs = 0, bytes = 0;
  const segments = selection.parts.map((part) => {
    const { ms, bytes: size } = costOf(part.scene);
    busyMs += ms * part.count;
    bytes += size * part.count;
    return { segment: part.segment, scene: part.scene, frames: part.count, msPerFrame: Math.round(ms * 100) / 100 };
  });
  return {
    seconds: Math.round((busyMs / lanes / 1000 + OVERHEAD_SECONDS + OVERHEAD_PER_FRAME * selection.frames) * 10) / 10,
    frames: selection.frames, segments, workers, quality: chosen.quality, format: chosen.format, bytes: Math.round(bytes),
  };
}

function meanOf(costs: readonly { ms: number; bytes: number }[]): { ms: number; bytes: number } {
  const mean = (pick: (cost: { ms: number; bytes: number }) => number) => costs.reduce((sum, cost) => sum + pick(cost), 0) / Math.max(1, costs.length);
  return { ms: mean((cost) => cost.ms), bytes: mean((cost) => cost.bytes) };
}
