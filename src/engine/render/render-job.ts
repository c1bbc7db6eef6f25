// A render from job to verified video, as ARCHITECTURE §5 has it. Never rejects: what goes wrong is the last event, and the answer.

import { copyFile, link, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { RenderEvent, RenderJob } from '../../contract/render.ts';
import { cacheRoot } from '../files/cache-dir.ts';
import { makeFolder } from '../files/make-folder.ts';
import { toFailure } from '../errors/render-error.ts';
import type { RenderFailure } from '../errors/render-error.ts';
import { interrupted } from '../errors/render-errors.ts';
import { DEFAULT_CACHE_BYTES, pruneClips } from './cache/clip-cache.ts';
import { drawClips } from './pool/draw-clips.ts';
import type { DrawnClips } from './pool/draw-clips.ts';
import { measureAs } from './plan/estimate-job.ts';
import { clipsInUse } from './cache/running-renders.ts';
import { damagedClips } from './cache/damaged-clips.ts';
import { finishVideo, noteIntermediates, setAside } from './finish-video.ts';
import { lockOutput } from './cache/output-lock.ts';
import { checkOutput } from './plan/check-output.ts';
import { prepareRender } from './plan/prepare-render.ts';
import type { Prepared, RenderDeps } from './plan/prepare-render.ts';
import { sweepLeftovers } from './cache/sweep-leftovers.ts';

export interface RenderJobOptions extends RenderDeps {
  onEvent?: (event: RenderEvent) => void;
}

export type RenderOutcome =
  { ok: true; done: Extract<RenderEvent, { type: 'done' }> } | { ok: false; failure: RenderFailure };

/**
 * Renders a job. Aborting `signal` ends every process it started, keeps finished clips, removes everything else, and answers
 * with `interrupted`.
 */
export async function renderJob(job: RenderJob, options: RenderJobOptions = {}): Promise<RenderOutcome> {
  const { onEvent, ...deps } = options;
  // The last event is the last: a clip that another worker finishes while the error is on its way says nothing any more.
  let hasEnded = false;
  const emit = (event: RenderEvent) => {
    if (hasEnded) return;
    hasEnded = event.type === 'done' || event.type === 'error';
    onEvent?.(event);
  };
  const startedAt = performance.now();
  let release: (() => Promise<void>) | null = null;
  try {
    if (deps.signal?.aborted) throw interrupted();
    const output = checkOutput(job.options.output, job.reel, job.plan);
    release = await lockOutput(output, cacheRoot(job.options.cacheDir));
    const done = await renderOnce(job, output, deps, startedAt, emit).catch((error: unknown) => {
      // An encoder in hardware may pass its trial and fail in earnest; x264 does not depend on drivers.
      if (!(error instanceof HardwareFailure)) throw error;
      emit({
        type: 'warning',
        id: job.id,
        code: 'software',
        message: `${error.encoder} failed (${error.message}); everything is encoded in software instead.`,
      });
      return renderOnce(job, output, { ...deps, softwareOnly: true }, startedAt, emit);
    });
    emit(done);
    return { ok: true, done };
  } catch (error) {
    const failure = deps.signal?.aborted ? toFailure(interrupted(job.options.useCache !== false)) : toFailure(error);
    emit({ type: 'error', id: job.id, ...failure });
    return { ok: false, failure };
  } finally {
    await release?.();
  }
}

class HardwareFailure extends Error {
  readonly encoder: string;
  constructor(encoder: string, cause: RenderFailure) {
    super(cause.message);
    this.encoder = encoder;
  }
}

async function renderOnce(
  job: RenderJob,
  /** The file that the output's path leads to. */
  target: string,
  deps: RenderDeps,
  startedAt: number,
  emit: (event: RenderEvent) => void,
): Promise<Extract<RenderEvent, { type: 'done' }>> {
  let prepared: Prepared | null = null;
  try {
    prepared = await prepareRender(job, deps, {
      onAudio: throttled((seconds) =>
        emit({
          type: 'progress',
          id: job.id,
          frame: 0,
          frames: Math.round(seconds),
          segment: 0,
          fps: 0,
          etaSeconds: null,
          phase: 'audio',
        }),
      ),
      measure: async (chosen) => {
        emit({
          type: 'progress',
          id: job.id,
          frame: 0,
          frames: 0,
          segment: 0,
          fps: 0,
          etaSeconds: null,
          phase: 'estimate',
        });
        return (await measureAs(job, chosen, deps)).seconds;
      },
    });
    await sweepLeftovers(prepared.cacheDir, target).catch(() => {});
    const { chosen, selection } = prepared;
    emit({
      type: 'start',
      id: job.id,
      frames: selection.frames,
      segments: selection.parts.length,
      quality: chosen.quality,
      format: chosen.format,
      workers: prepared.workers,
      estimateSeconds: prepared.estimateSeconds,
      output: job.options.output,
      ...(chosen.why ? { why: chosen.why } : {}),
    });
    for (let attempt = 1; ; attempt++) {
      const drawn = await drawClips(prepared, emit);
      try {
        const done = await finishVideo(prepared, target, drawn, startedAt, emit);
        await tidyUp(prepared, drawn, emit);
        return done;
      } catch (error) {
        if (deps.signal?.aborted || !mayBeDamaged(error)) throw error;
        const damaged = await damagedClips(prepared, drawn.clips);
        await setAside(prepared, damaged);
        if (attempt === 2 || damaged.length === 0) throw error;
        emit({
          type: 'warning',
          id: job.id,
          code: 'redrawn',
          message: `${damaged.length === 1 ? 'One clip was' : `${damaged.length} clips were`} damaged or missing and ${damaged.length === 1 ? 'is' : 'are'} drawn again.`,
        });
      }
    }
  } catch (error) {
    const failure = deps.signal?.aborted ? toFailure(interrupted()) : toFailure(error);
    if (prepared) await leaveBehind(prepared, failure);
    const encoder = prepared?.chosen.settings.encoder ?? 'libx264';
    if (encoder !== 'libx264' && (failure.code === 'machine-encoder' || failure.code === 'verify-failed'))
      throw new HardwareFailure(encoder, failure);
    throw error;
  }
}

/** Failures behind which there may be a clip that is not what was drawn, such as one of an encoder that lied. */
const mayBeDamaged = (error: unknown): boolean =>
  ['verify-failed', 'machine-encoder', 'machine-cache'].includes(toFailure(error).code);

/** After success: the intermediates go, unless they are to be kept; the cache shrinks to its bound. */
async function tidyUp(prepared: Prepared, drawn: DrawnClips, emit: (event: RenderEvent) => void): Promise<void> {
  const { job, workDir, setup } = prepared;
  const keep = job.options.keepIntermediates || process.env.KEEP_INTERMEDIATES === '1';
  if (keep) {
    const folder = path.join(workDir, 'clips');
    makeFolder(folder);
    for (const { path: clip } of drawn.clips) {
      const copy = path.join(folder, path.basename(clip));
      if (copy !== clip) await link(clip, copy).catch(() => copyFile(clip, copy));
    }
    await noteIntermediates(prepared, drawn);
    emit({ type: 'warning', id: job.id, code: 'kept', message: `Intermediates are kept in ${workDir}.` });
  } else {
    await rm(workDir, { recursive: true, force: true });
  }
  if (job.options.useCache !== false) {
    const inUse = clipsInUse(path.join(prepared.cacheDir, 'work'));
    const kept = inUse && new Set([...inUse, ...prepared.clips.map(({ key }) => key)]);
    if (kept) await pruneClips(setup.clipDir, job.options.cacheLimitBytes ?? DEFAULT_CACHE_BYTES, kept).catch(() => {});
  }
}

/** After a failure the intermediates stay, for whoever looks for the cause; after a cancel only finished clips of the cache do. */
async function leaveBehind(prepared: Prepared, failure: RenderFailure): Promise<void> {
  const { setup, workDir } = prepared;
  for (const name of await readdir(setup.clipDir).catch(() => [])) {
    if (name.includes(setup.jobId)) await rm(path.join(setup.clipDir, name), { force: true });
  }
  if (failure.code === 'interrupted') await rm(workDir, { recursive: true, force: true });
}

function throttled(tell: (seconds: number) => void): (seconds: number) => void {
  let told = 0;
  return (seconds) => {
    if (performance.now() - told < 250) return;
    told = performance.now();
    tell(seconds);
  };
}
