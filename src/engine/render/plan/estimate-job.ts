// How long a render will take on this machine: a few real frames of each scene are drawn and encoded with as many workers as the
// render would have, because cores that share caches are slower than one alone. Start-up is measured, and so is other load.

import type { ClipJob } from '../../../contract/clip-runner.ts';
import { rm } from 'node:fs/promises';
import type { Estimate, RenderJob } from '../../../contract/render.ts';
import { readClip } from '../cache/clip-cache.ts';
import { detectHardware } from '../../machine/hardware/hardware.ts';
import { measureLoad, slowdownOf } from '../../machine/hardware/machine-load.ts';
import type { MachineLoad } from '../../machine/hardware/machine-load.ts';
import { meanCost, renderSeconds } from './frame-cost.ts';
import type { FrameCost } from '../../machine/hardware/machine-notes.ts';
import { runPool } from '../pool/pool-client.ts';
import { prepareRender } from './prepare-render.ts';
import type { PrepareOptions, RenderDeps, RenderPlan } from './prepare-render.ts';
import { chooseOutputs } from './check-output.ts';
import type { OutputChoice } from './check-output.ts';
import { chooseFrames } from './choose-frames.ts';
import { isAllHardware } from './choose-encoding.ts';
import { costOfAll } from './known-cost.ts';
import { estimateProbes, MOST_SCENES } from './estimate-probes.ts';
import { sceneStates } from './scene-state.ts';
import type { ChosenFrame } from './choose-frame.ts';

const IDLE: MachineLoad = { others: 0, slowdown: 1, isFull: false };

/** The estimate of a job. Throws one sentence where the job cannot be rendered. */
export async function estimateJob(given: Omit<RenderJob, 'id'>, deps: RenderDeps = {}): Promise<Estimate> {
  const job = { ...given, id: 'estimate' };
  if (drawnOutputs(job).length === 0) return estimateExport(job, deps);
  return measureJob(job, deps, { measure: async (chosen) => (await measureAs(job, chosen, deps)).seconds });
}

/** Formats that hold the plan draw no frames for it. */
const drawnOutputs = ({ options }: RenderJob): OutputChoice[] =>
  chooseOutputs(options).filter(({ format }) => !format.holdsPlan);

/** Milliseconds a frame of an export: texts are drawn for every frame, and some frames are compared. */
const EXPORT_MS = 10;
/** Without the sound. */
const EXPORT_BYTES = 400_000;

function estimateExport(job: RenderJob, { hardware = detectHardware() }: RenderDeps): Estimate {
  const { chosen, selection } = chooseFrames(job, hardware);
  return {
    seconds: tenths(1 + (selection.frames * EXPORT_MS) / 1000),
    frames: selection.frames,
    load: { others: 0, slowdown: 1 },
    segments: [],
    workers: 1,
    quality: chosen.quality,
    format: chosen.format,
    bytes: EXPORT_BYTES,
    outputs: chooseOutputs(job.options).map(({ path, format }) => ({ path, format: format.name, bytes: EXPORT_BYTES })),
  };
}

/** How long a job would take in this very frame on the idle machine: `auto` must not choose by the load of a moment. */
export async function measureAs(job: RenderJob, { format }: ChosenFrame, deps: RenderDeps): Promise<Estimate> {
  const options = {
    ...job.options,
    quality: 'production' as const,
    resolution: { width: format.width, height: format.height },
    fps: format.fps,
  };
  return measureJob({ ...job, options }, { ...deps, measureLoad: async () => IDLE }, {});
}

async function measureJob(job: RenderJob, deps: RenderDeps, options: PrepareOptions): Promise<Estimate> {
  const uncached = { ...job, options: { ...job.options, useCache: false } };
  const render = await prepareRender(uncached, drawnOutputs(job), deps, options);
  try {
    const load = await (deps.measureLoad ?? measureLoad)(render.setup.cores);
    return await measure(job, render, load, deps.signal);
  } finally {
    await rm(render.folders.workDir, { recursive: true, force: true });
  }
}

async function measure(
  job: RenderJob,
  { frames, setup, clips, sound, encodings }: RenderPlan,
  load: MachineLoad,
  signal?: AbortSignal,
): Promise<Estimate> {
  const { selection, chosen } = frames;
  const { workers } = setup;
  const scenes = new Map(selection.parts.map((part) => [part.scene, part]));
  const measured = [...scenes.values()].sort((a, b) => b.count - a.count).slice(0, MOST_SCENES);
  const states = sceneStates(setup.plan);
  const stretches = measured.flatMap((part) =>
    estimateProbes(part, { state: states.get(part.scene)!, scenes: measured.length }).map((stretch) => ({
      segment: part.segment,
      scene: part.scene,
      ...stretch,
    })),
  );
  const lanes = Math.min(workers, clips.length);
  // As many at once as in the render: what shares the machine is measured sharing it.
  const probes: ClipJob[] = Array.from({ length: Math.max(lanes, stretches.length) }, (_, index) => ({
    index,
    ...stretches[index % stretches.length]!,
    targets: probeTargets(index, encodings.length),
  }));
  const startedAt = performance.now();
  let startSeconds: number | null = null;
  let ended = { seconds: 0, cpuMs: 0 };
  await runPool({
    setup,
    lanes: () => probes.map((probe) => [probe]),
    onMessage(message) {
      const seconds = (performance.now() - startedAt) / 1000;
      if (message.kind === 'frames') startSeconds ??= seconds;
      if (message.kind === 'finished') ended = { seconds, cpuMs: message.cpuMs };
    },
    ...(signal ? { signal } : {}),
  });

  const found = new Map<string, Measured[]>();
  for (const probe of probes) {
    const records = await Promise.all(probe.targets.map(({ key }) => readClip(setup.clipDir, key)));
    if (!records.every((record) => record !== null)) continue;
    const sample: Measured = {
      frames: probe.count,
      cost: costOfAll(records.map(({ cost }) => cost)),
      bytes: records.map(({ bytes }) => bytes),
    };
    found.set(probe.scene, [...(found.get(probe.scene) ?? []), sample]);
  }
  const usual = meanOf([...found.values()].flat(), encodings.length);
  const work = selection.parts.map((part) => {
    const measuredOf = found.get(part.scene);
    return { part, frames: part.count, ...(measuredOf ? meanOf(measuredOf, encodings.length) : usual) };
  });
  const machine = { cores: setup.cores, lanes, hasHardwareEncoder: isAllHardware(encodings) };
  const encodingMs = [...found.values()].flat().reduce((sum, probe) => sum + probe.frames * probe.cost.encodeMs, 0);
  const alone = (ended.cpuMs + (machine.hasHardwareEncoder ? 0 : encodingMs)) / 1000 / Math.min(lanes, setup.cores);
  const slowdown = slowdownOf(load, ended.seconds - (startSeconds ?? 0), alone);

  const seconds = renderSeconds(work, {
    ...machine,
    slowdown,
    ...(startSeconds === null ? {} : { startSeconds }),
    soundSeconds: sound
      ? (encodings.filter(({ output }) => output.hasSound).length * selection.frames) / chosen.format.fps
      : 0,
  });
  const bytesOf = encodings.map((_, i) =>
    Math.round(work.reduce((sum, part) => sum + part.frames * part.bytesPerFrame[i]!, 0)),
  );
  return {
    seconds: tenths(seconds),
    frames: selection.frames,
    load: { others: tenths(load.others), slowdown: tenths(slowdown) },
    workers,
    quality: chosen.quality,
    format: chosen.format,
    segments: work.map(({ part, cost }) => ({
      segment: part.segment,
      scene: part.scene,
      frames: part.count,
      msPerFrame: Math.round((cost.drawMs + cost.encodeMs) * 100) / 100,
    })),
    bytes: bytesOf.reduce((sum, bytes) => sum + bytes, 0),
    outputs: drawnOutputs(job).map(({ path, format }, i) => ({ path, format: format.name, bytes: bytesOf[i]! })),
  };
}

const probeTargets = (index: number, outputs: number): ClipJob['targets'] =>
  Array.from({ length: outputs }, (_, output) => ({ output, key: `${index * outputs + output}`.padStart(40, '0') }));

const tenths = (value: number): number => Math.round(value * 10) / 10;

/** `bytes`: of each output. */
interface Measured {
  frames: number;
  cost: FrameCost;
  bytes: readonly number[];
}

function meanOf(clips: readonly Measured[], outputs: number): { cost: FrameCost; bytesPerFrame: number[] } {
  const frames = Math.max(
    1,
    clips.reduce((sum, clip) => sum + clip.frames, 0),
  );
  return {
    cost: meanCost(clips) ?? { drawMs: 0, encodeMs: 0 },
    bytesPerFrame: Array.from(
      { length: outputs },
      (_, output) => clips.reduce((sum, { bytes }) => sum + bytes[output]!, 0) / frames,
    ),
  };
}
