// A render from job to verified outputs: the list of its steps. It never rejects: a failure is its last event, and its result.

import { requestedOutputs } from '../../contract/render.ts';
import type { RenderEvent, RenderJob } from '../../contract/render.ts';
import { toFailure } from '../errors/render-error.ts';
import type { RenderFailure } from '../errors/render-error.ts';
import { interrupted } from '../errors/render-errors.ts';
import { cacheRoot } from '../files/cache-dir.ts';
import { damagedClips } from './cache/damaged-clips.ts';
import { lockOutput } from './cache/output-lock.ts';
import { sweepLeftovers } from './cache/sweep-leftovers.ts';
import { drawVideo } from './draw-video.ts';
import type { DrawnClip } from './draw-video.ts';
import { exportPlans } from './export-plan.ts';
import { finishVideo } from './finish-video.ts';
import { checkOutputs } from './plan/check-output.ts';
import type { CheckedOutput } from './plan/check-output.ts';
import { measureAs } from './plan/estimate-job.ts';
import { prepareRender } from './plan/prepare-render.ts';
import type { RenderDeps, RenderPlan } from './plan/prepare-render.ts';
import { cleanUpFailed, setAside, tidyUp } from './tidy-up.ts';

export interface RenderJobOptions extends RenderDeps {
  onEvent?: (event: RenderEvent) => void;
}

type DoneEvent = Extract<RenderEvent, { type: 'done' }>;
type Emit = (event: RenderEvent) => void;

export type RenderOutcome = { ok: true; done: DoneEvent } | { ok: false; failure: RenderFailure };

/**
 * Renders a job. Aborting `signal` ends every process it started, keeps finished clips, removes everything else, and gives
 * `interrupted`.
 */
export async function renderJob(job: RenderJob, options: RenderJobOptions = {}): Promise<RenderOutcome> {
  const { onEvent, ...deps } = options;
  const emit = untilTheEnd(onEvent);
  const startedAt = performance.now();
  const locks: (() => Promise<void>)[] = [];
  try {
    if (deps.signal?.aborted) throw interrupted();
    const outputs = checkOutputs(job.options, job.reel, job.plan);
    for (const { target } of outputs) locks.push(await lockOutput(target.path, cacheRoot(job.options.cacheDir)));
    const frames = outputs.filter(({ format }) => !format.holdsPlan);
    const drawn = frames.length > 0 ? await renderWithFallback(job, frames, deps, startedAt, emit) : null;
    const done =
      frames.length === outputs.length ? drawn! : await exportPlans(job, outputs, drawn, deps, startedAt, emit);
    emit(done);
    return { ok: true, done };
  } catch (error) {
    const failure = deps.signal?.aborted ? toFailure(interrupted(job.options.useCache !== false)) : toFailure(error);
    emit({ type: 'error', id: job.id, ...failure });
    return { ok: false, failure };
  } finally {
    for (const release of locks) await release();
  }
}

/** A hardware encoder may pass its trial and fail in a render; software does not depend on drivers. */
async function renderWithFallback(
  job: RenderJob,
  outputs: readonly CheckedOutput[],
  deps: RenderDeps,
  startedAt: number,
  emit: Emit,
): Promise<DoneEvent> {
  const first = await renderOnce(job, outputs, deps, startedAt, emit);
  if (!('failedEncoder' in first)) return first;
  emit({
    type: 'warning',
    id: job.id,
    code: 'software',
    message: `${first.failedEncoder} failed (${first.message}); everything is encoded in software instead.`,
  });
  const second = await renderOnce(job, outputs, { ...deps, softwareOnly: true }, startedAt, emit);
  if ('failedEncoder' in second) throw new Error('a software encoder failed as if it were hardware');
  return second;
}

/** Resolves with the name of a hardware encoder where that failed; other failures reject. */
async function renderOnce(
  job: RenderJob,
  outputs: readonly CheckedOutput[],
  deps: RenderDeps,
  startedAt: number,
  emit: Emit,
): Promise<DoneEvent | { failedEncoder: string; message: string }> {
  let render: RenderPlan | null = null;
  try {
    render = await prepare(job, outputs, deps, emit);
    for (const { target } of outputs) await sweepLeftovers(render.machine.cacheDir, target.path).catch(() => {});
    emit(startEvent(job, render));
    return await drawAndFinish(job, outputs, render, deps.signal, startedAt, emit);
  } catch (error) {
    const failure = deps.signal?.aborted ? toFailure(interrupted()) : toFailure(error);
    if (render) await cleanUpFailed(render.folders, failure);
    const hardware = (render?.encodings ?? []).flatMap(({ settings }) => (settings.isHardware ? settings.encoder : []));
    if (hardware.length > 0 && (failure.code === 'machine-encoder' || failure.code === 'verify-failed'))
      return { failedEncoder: hardware.join(' or '), message: failure.message };
    throw error;
  }
}

/** Clips that turn out to be damaged or missing are drawn again, once. */
async function drawAndFinish(
  job: RenderJob,
  outputs: readonly CheckedOutput[],
  render: RenderPlan,
  signal: AbortSignal | undefined,
  startedAt: number,
  emit: Emit,
): Promise<DoneEvent> {
  for (let attempt = 1; ; attempt++) {
    const drawn = await drawVideo(job, render, emit, signal);
    try {
      const done = await finishVideo(job, outputs, render, drawn, startedAt, emit, signal);
      await tidyUp(job, render, drawn, (message) => emit({ type: 'warning', id: job.id, code: 'kept', message }));
      return done;
    } catch (error) {
      if (signal?.aborted || !mayBeDamaged(toFailure(error))) throw error;
      const damaged: DrawnClip[] = [];
      for (const [i, encoding] of render.encodings.entries())
        damaged.push(...(await damagedClips(render, encoding, drawn.outputs[i]!.clips, signal)));
      await setAside(render.folders, damaged, job.options.useCache !== false);
      if (attempt === 2 || damaged.length === 0) throw error;
      emit({
        type: 'warning',
        id: job.id,
        code: 'redrawn',
        message: `${damaged.length === 1 ? 'One clip was damaged or missing and is' : `${damaged.length} clips were damaged or missing and are`} drawn again.`,
      });
    }
  }
}

/** Failures that a clip may cause which is not what was drawn, such as one of a broken encoder. */
const mayBeDamaged = ({ code }: RenderFailure): boolean =>
  code === 'verify-failed' || code === 'machine-encoder' || code === 'machine-cache';

function prepare(job: RenderJob, outputs: readonly CheckedOutput[], deps: RenderDeps, emit: Emit): Promise<RenderPlan> {
  const phase = (name: 'audio' | 'footage' | 'estimate', frames: number, frame = 0) =>
    emit({ type: 'progress', id: job.id, frame, frames, segment: 0, fps: 0, etaSeconds: null, phase: name });
  return prepareRender(job, outputs, deps, {
    onWarning: (message) => emit({ type: 'warning', id: job.id, code: 'media-content', message }),
    onAudio: throttled((seconds) => phase('audio', Math.round(seconds))),
    onFootage: throttled((seconds, all) => phase('footage', Math.ceil(all), Math.floor(seconds))),
    measure: async (chosen) => {
      phase('estimate', 0);
      return (await measureAs(job, chosen, deps)).seconds;
    },
  });
}

function startEvent(job: RenderJob, { frames, setup, estimateSeconds }: RenderPlan): RenderEvent {
  const { chosen, selection } = frames;
  return {
    type: 'start',
    id: job.id,
    frames: selection.frames,
    segments: selection.parts.length,
    quality: chosen.quality,
    format: chosen.format,
    workers: setup.workers,
    estimateSeconds,
    output: job.options.output,
    outputs: requestedOutputs(job.options).map(({ output }) => output),
    ...(chosen.why ? { why: chosen.why } : {}),
  };
}

/**
 * Drops events after the last, because a worker may finish a clip while the error is being reported, and warnings that were given
 * before: damaged clips and a failed hardware encoder repeat steps.
 */
function untilTheEnd(onEvent: Emit | undefined): Emit {
  let hasEnded = false;
  const warnings = new Set<string>();
  return (event) => {
    if (hasEnded) return;
    if (event.type === 'warning') {
      if (warnings.has(event.message)) return;
      warnings.add(event.message);
    }
    hasEnded = event.type === 'done' || event.type === 'error';
    onEvent?.(event);
  };
}

const REPORT_EVERY_MS = 250;

function throttled<T extends number[]>(report: (...seconds: T) => void): (...seconds: T) => void {
  let reportedAt = 0;
  return (...seconds) => {
    if (performance.now() - reportedAt < REPORT_EVERY_MS) return;
    reportedAt = performance.now();
    report(...seconds);
  };
}
