// A worker: takes jobs from a queue, draws them in processes of their own, and puts the clips into a store, until it is told to stop.

import os from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { queueUnreachable } from '../../errors/farm-errors.ts';
import { toFailure, type RenderError } from '../../errors/render-error.ts';
import { cacheRoot } from '../../files/cache-dir.ts';
import { findFfmpeg } from '../../machine/ffmpeg/find-ffmpeg.ts';
import { idleLimitMs } from '../../machine/ffmpeg/watch-process.ts';
import { MEMORY_SHARE } from '../../machine/hardware/choose-workers.ts';
import { detectHardware } from '../../machine/hardware/hardware.ts';
import { engineVersion } from '../../render/cache/engine-version.ts';
import { keptProof } from '../admission/keep-proof.ts';
import { encoderBuild } from '../encoder-build.ts';
import { TRIES } from '../queue/clip-failure.ts';
import { openQueue, type QueuedJob } from '../queue/open-queue.ts';
import { queueName } from '../queue/queue-name.ts';
import { openStore } from '../store/open-store.ts';
import { openDrawer } from './drawer-client.ts';
import { jobProcessor } from './job-processor.ts';
import { orderShelf } from './order-shelf.ts';
import { makeWorkerFolder } from './worker-folder.ts';
import { noMetrics, serveMetrics, type Health } from './worker-metrics.ts';

export interface FarmWorkerOptions {
  queue: string;
  store: string;
  /** Jobs at once; absent: from cores and memory. */
  concurrency?: number;
  /** Ends once the queue has no more jobs. */
  once: boolean;
  allowCode: boolean;
  /** Seconds after which a worker that says nothing counts as lost. */
  leaseSeconds: number;
  /** Seconds that clips in work may take after `signal`, before they are put back. */
  graceSeconds: number;
  /** Most bytes of the files of a render. */
  maxInputBytes: number;
  /** Where metrics are served; absent: nowhere. */
  listen?: { host: string; port: number };
  ffmpegPath?: string;
  cacheDir?: string;
  /** Drains: no more jobs; those in work are finished or put back. */
  signal: AbortSignal;
  onNote: (message: string) => void;
}

/** Memory of a job of the usual size: decides how many run at once. */
const USUAL_BYTES = 350e6;
const LOOK_MS = 1000;

/** The name of the queue that a worker on this machine takes jobs from. */
export async function workerQueue(ffmpegPath?: string): Promise<string> {
  return queueName(engineVersion(), await encoderBuild(await findFfmpeg({ setting: ffmpegPath })));
}

/** Resolves once the worker has drained. Rejects with a RenderError where it cannot work, such as one that draws other bits. */
export async function runWorker(options: FarmWorkerOptions): Promise<void> {
  const { signal, onNote } = options;
  const hardware = detectHardware();
  const memoryBytes = hardware.memoryBytes * MEMORY_SHARE;
  const concurrency =
    options.concurrency ?? Math.max(1, Math.min(hardware.cores, Math.floor(memoryBytes / USUAL_BYTES)));
  const cacheDir = cacheRoot(options.cacheDir);
  const ffmpeg = await findFfmpeg({ setting: options.ffmpegPath });
  const build = await encoderBuild(ffmpeg);
  // Not ended by the signal: clips in work still go there.
  const store = await openStore(options.store, { onTrouble: onNote });
  const connection = await openQueue(options.queue, true);
  connection.onTrouble = eachOnce((why) => onNote(`The queue ${connection.place}: ${why}. It is tried again.`));
  const folder = await makeWorkerFolder(cacheDir);
  const watchdogMs = idleLimitMs();
  const drawers = Array.from({ length: concurrency }, () =>
    openDrawer({ logDir: folder.logDir, watchdogMs, mostBytes: memoryBytes }),
  );
  const name = `${os.hostname()}:${process.pid}`;
  const queue = connection.queue(queueName(engineVersion(), build));
  let unfit: RenderError | null = null;
  const stop = new AbortController();
  const drain = (): void => stop.abort();
  signal.addEventListener('abort', drain, { once: true });
  if (signal.aborted) drain();
  try {
    const proof = await keptProof(cacheDir, () => drawers[0]!.prove());
    const health = async (): Promise<Health> => {
      if (stop.signal.aborted) return { ok: false, state: 'draining' };
      const answers = await Promise.race([
        queue.count().then(
          () => true,
          () => false,
        ),
        sleep(2000, false),
      ]);
      return answers ? { ok: true, state: 'ready' } : { ok: false, state: 'the queue does not answer' };
    };
    const metrics = options.listen ? await serveMetrics(options.listen, health, () => queue.getWaitingCount()) : null;
    const processor = jobProcessor({
      connection,
      name,
      machine: {
        store,
        proof,
        place: {
          clipDir: folder.clipDir,
          logDir: folder.logDir,
          cacheDir,
          ffmpegPath: ffmpeg.path,
          watchdogMs,
          jobId: `${process.pid}-farm`,
        },
      },
      reload: async (id) => (await queue.getJob(id)) as QueuedJob | undefined,
      shelf: orderShelf(store, {
        folder: folder.root,
        allowCode: options.allowCode,
        maxInputBytes: options.maxInputBytes,
      }),
      drawers,
      memoryBytes,
      metrics: metrics ?? noMetrics,
      onNote,
      onUnfit(error) {
        unfit ??= error;
        drain();
      },
    });
    const worker = connection.worker(queue.name, processor.process, {
      name,
      concurrency,
      lockDuration: options.leaseSeconds * 1000,
      stalledInterval: options.leaseSeconds * 1000,
      maxStalledCount: TRIES - 1,
    });
    worker.run().catch((error: unknown) => {
      if (stop.signal.aborted) return;
      unfit ??= queueUnreachable(connection.place, toFailure(error).message);
      drain();
    });
    onNote(
      `Worker ${name} takes clips of Glyphreel ${engineVersion()} with ${build} from ${connection.place}, ${concurrency} at once${metrics ? `; metrics at http://${metrics.address}/metrics` : ''}.`,
    );
    if (options.once)
      void endWhenIdle(
        () => queue.getWaitingCount(),
        () => processor.jobs,
        stop,
      );
    if (!stop.signal.aborted)
      await new Promise<void>((resolve) => stop.signal.addEventListener('abort', () => resolve(), { once: true }));
    processor.drain();
    if (processor.jobs > 0) onNote(`Finishing ${processor.jobs === 1 ? 'one clip' : `${processor.jobs} clips`} …`);
    const late = setTimeout(() => processor.abort(), options.graceSeconds * 1000);
    await worker.close();
    clearTimeout(late);
    await metrics?.close();
  } finally {
    signal.removeEventListener('abort', drain);
    for (const drawer of drawers) drawer.end();
    await queue.close().catch(() => {});
    await connection.close();
    await folder.remove();
  }
  if (unfit) throw unfit as RenderError;
}

/** Stops once nothing waits and nothing is drawn, twice in a row: a job that was just taken is in neither. */
async function endWhenIdle(waiting: () => Promise<number>, inWork: () => number, stop: AbortController): Promise<void> {
  for (let idle = 0; idle < 2 && !stop.signal.aborted;) {
    await sleep(LOOK_MS, undefined, { signal: stop.signal }).catch(() => {});
    const left = await waiting().catch(() => 1);
    idle = left === 0 && inWork() === 0 ? idle + 1 : 0;
  }
  stop.abort();
}

/** A queue that is away repeats itself. */
function eachOnce(tell: (text: string) => void): (text: string) => void {
  let last = '';
  return (text) => {
    if (text !== last) tell(text);
    last = text;
  };
}
