// What a worker does with one job of the queue, and what it tells the queue: done, failed (to be tried again, or not), or put back for
// others, where the reason is this machine's and not the job's.

import { setTimeout as sleep } from 'node:timers/promises';
import { tooMuchMemory } from '../../errors/farm-errors.ts';
import { RenderError, toFailure } from '../../errors/render-error.ts';
import { checkClipOrder } from '../order/order-schema.ts';
import type { FetchedOrder } from '../order/fetch-order.ts';
import { clipId } from '../queue/clip-id.ts';
import { failureText } from '../queue/clip-failure.ts';
import type { ClipProgress, QueueConnection, QueuedJob } from '../queue/open-queue.ts';
import { checkBits, drawJob, type JobListener, type JobMachine } from './draw-job.ts';
import type { Drawer } from './drawer-client.ts';
import type { OrderShelf } from './order-shelf.ts';
import type { WorkerMetrics } from './worker-metrics.ts';

export interface ProcessorOptions {
  connection: QueueConnection;
  machine: JobMachine;
  /** As other machines see it: `render-3:4711`. */
  name: string;
  /** Finds the job as it is now. */
  reload: (id: string) => Promise<QueuedJob | undefined>;
  shelf: OrderShelf;
  drawers: readonly Drawer[];
  /** For all jobs at once. */
  memoryBytes: number;
  metrics: WorkerMetrics;
  onNote: (message: string) => void;
  /** This machine may not draw for anyone. */
  onUnfit: (error: RenderError) => void;
}

export interface JobProcessor {
  process: (job: QueuedJob, token?: string) => Promise<null>;
  readonly jobs: number;
  /** Takes no more jobs, and ends those in work between two clips. */
  drain(): void;
  /** Ends what is drawn now; the jobs are put back. */
  abort(): void;
}

const LOOK_MS = 1000;
const REPORT_MS = 400;
/** How long a job that this machine does not do is held before it is put back, so that others are sooner. */
const HOLD_MS = 1500;
/** Troubles of this machine. */
const OWN_TROUBLES = new Set([
  'machine-store',
  'machine-disk-full',
  'machine-cache',
  'machine-memory',
  'machine-no-ffmpeg',
  'machine-refused',
]);

type Abort = 'unwanted' | 'draining';

export function jobProcessor(options: ProcessorOptions): JobProcessor {
  const { connection, name, machine, shelf, metrics, onNote } = options;
  const free = [...options.drawers];
  const inWork = new Map<string, { bytes: number; abort: AbortController }>();
  const draining = new AbortController();

  const putBack = async (job: QueuedJob, token: string | undefined, why: string, holdMs = 0): Promise<never> => {
    metrics.jobGivenBack(why);
    if (holdMs > 0) await sleep(holdMs, undefined, { signal: draining.signal }).catch(() => {});
    await job.moveToWait(token);
    throw connection.gaveBack();
  };

  /** The rejection that BullMQ is to see. */
  const fail = (error: unknown, retry: boolean): Error => {
    metrics.jobFailed();
    onNote(toFailure(error).message);
    return retry ? new Error(failureText(error)) : connection.noRetry(failureText(error));
  };

  /** Ends a job that no render wants any more: all were cancelled. */
  const followWants = async (job: QueuedJob, abort: AbortController): Promise<void> => {
    const now = await options.reload(job.id!);
    if (now?.data.wants?.length === 0) abort.abort('unwanted' satisfies Abort);
  };

  const checkMemory = (fetched: FetchedOrder): 'fits' | 'later' => {
    const needed = fetched.order.memoryBytes;
    if (needed > options.memoryBytes) throw tooMuchMemory(needed, options.memoryBytes);
    const others = [...inWork.values()].reduce((sum, { bytes }) => sum + bytes, 0);
    return others + needed <= options.memoryBytes ? 'fits' : 'later';
  };

  const listenerOf = (job: QueuedJob, signal: AbortSignal): JobListener => {
    const report = (progress: ClipProgress): void => void job.updateProgress(progress).catch(() => {});
    let began = 0;
    let reported = 0;
    return {
      onBegin(clip) {
        began = performance.now();
        report({ kind: 'begin', clip: clipId(clip), machine: name });
      },
      onFrames(clip, done) {
        if (performance.now() - reported < REPORT_MS) return;
        reported = performance.now();
        report({ kind: 'frames', clip: clipId(clip), done, machine: name });
      },
      onClip(clip, isDrawn) {
        report({ kind: 'clip', clip: clipId(clip), machine: name });
        if (isDrawn) metrics.clipDrawn(clip.count, (performance.now() - began) / 1000);
        else metrics.clipReused();
        // The time of clips that were drawn together counts once.
        began = performance.now();
      },
      stops: () => draining.signal.aborted,
      signal,
    };
  };

  const draw = async (job: QueuedJob, token: string | undefined, abort: AbortController): Promise<null> => {
    const order = checkClipOrder(job.data);
    const { fetched, release } = await shelf.take(order.order);
    const drawer = free.pop()!;
    try {
      await checkBits(fetched, machine);
      if (checkMemory(fetched) === 'later') return await putBack(job, token, 'memory', HOLD_MS);
      inWork.get(job.id!)!.bytes = fetched.order.memoryBytes;
      const outcome = await drawJob(order, fetched, drawer, machine, listenerOf(job, abort.signal));
      if (outcome.kind === 'stopped') return await putBack(job, token, 'draining');
      if (outcome.kind === 'done') return null;
      if (OWN_TROUBLES.has(outcome.error.code)) throw outcome.error;
      throw fail(outcome.error, outcome.retry);
    } finally {
      free.push(drawer);
      release();
    }
  };

  return {
    async process(job, token) {
      if (draining.signal.aborted) return putBack(job, token, 'draining');
      const abort = new AbortController();
      inWork.set(job.id!, { bytes: 0, abort });
      metrics.inWork(inWork.size);
      const watch = setInterval(() => void followWants(job, abort).catch(() => {}), LOOK_MS);
      try {
        return await draw(job, token, abort);
      } catch (error) {
        if (!(error instanceof RenderError)) throw error;
        if (abort.signal.aborted)
          return (abort.signal.reason as Abort) === 'unwanted'
            ? await Promise.reject(connection.noRetry(failureText(error)))
            : await putBack(job, token, 'draining');
        if (error.code === 'machine-engine') {
          options.onUnfit(error);
          return await putBack(job, token, 'unfit');
        }
        if (!OWN_TROUBLES.has(error.code)) throw fail(error, error.code === 'machine-worker');
        onNote(error.message);
        if (error.code === 'machine-refused')
          await job.updateProgress({ kind: 'refused', why: error.message, machine: name } satisfies ClipProgress);
        return await putBack(job, token, error.code, HOLD_MS);
      } finally {
        clearInterval(watch);
        inWork.delete(job.id!);
        metrics.inWork(inWork.size);
      }
    },
    get jobs() {
      return inWork.size;
    },
    drain: () => draining.abort(),
    abort() {
      for (const { abort } of inWork.values()) abort.abort('draining' satisfies Abort);
    },
  };
}
