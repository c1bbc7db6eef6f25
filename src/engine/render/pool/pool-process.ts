// The process of the workers: a crash in a render affects neither previews nor the queue. Started by pool-client.ts, it receives its
// lanes once, reports progress, and exits with its encoders when its parent does.

import { Piscina } from 'piscina';
import { planFeatures } from '../../inputs/audio/plan-features.ts';
import { toFailure } from '../../errors/render-error.ts';
import { workerDied } from '../../errors/render-errors.ts';
import { endProcess } from '../../machine/ffmpeg/end-process.ts';
import { encoderThreads } from '../../machine/hardware/choose-workers.ts';
import { lanesInWork } from './lanes-in-work.ts';
import { processEntry } from '../../process-entry.ts';
import { framesOf } from '../plan/clip-plan.ts';
import type { Lane } from '../plan/clip-plan.ts';
import { ALIVE_MS } from './pool-messages.ts';
import type {
  LaneResult,
  LaneTask,
  PoolMessage,
  PoolRequest,
  PoolSetup,
  WorkerMessage,
  WorkerSetup,
} from './pool-messages.ts';
import { planUsesDetail } from '../plan/uses-detail.ts';

const encoders = new Set<number>();
const send = (message: PoolMessage): void => {
  if (process.connected) process.send?.(message);
};

setInterval(() => send({ kind: 'alive' }), ALIVE_MS).unref();
process.once('disconnect', leave);
// Ctrl-C in a terminal reaches this process too; the parent decides.
process.on('SIGINT', () => {});
process.on('SIGTERM', leave);
process.on('message', (request: PoolRequest) => {
  if (request.kind === 'cancel') leave();
  else
    void run(request.setup, request.lanes)
      .catch((error) => send({ kind: 'failed', failure: toFailure(error) }))
      .finally(end);
});

function leave(): void {
  for (const pid of encoders) endProcess(pid);
  process.exit(0);
}

/** Exits once the last message has been sent. */
function end(): void {
  for (const pid of encoders) endProcess(pid);
  if (!process.connected) process.exit(0);
  process.send?.({ kind: 'bye' }, () => process.exit(0));
}

/**
 * Each frame leaves 10 KB of garbage. Without a limit the young generation grows with the render: a worker took 15 MB more after
 * 14,400 frames than after 240, and 42 MB more after 72,000, of which half a MB was in use. With it 8 and 26 MB, at the same speed.
 */
const YOUNG_MB = 6;

async function run(setup: PoolSetup, lanes: Lane[]): Promise<void> {
  const audio = await planFeatures(setup.plan, {
    ...(setup.ffmpegPath === null ? {} : { ffmpegPath: setup.ffmpegPath }),
    cacheDir: setup.cacheDir,
    ...(setup.audioDigest === undefined ? {} : { digest: setup.audioDigest }),
    ...(setup.scene === undefined ? {} : { scene: setup.scene }),
    ...(planUsesDetail(setup.plan) ? {} : { detail: { from: 0, to: 0 } }),
  });
  const workers = Math.max(1, Math.min(setup.workers, lanes.length));
  const before = process.memoryUsage.rss();
  const pool = new Piscina<LaneTask, LaneResult>({
    filename: processEntry('worker'),
    minThreads: workers,
    maxThreads: workers,
    concurrentTasksPerWorker: 1,
    atomics: 'disabled',
    workerData: { ...setup, audio } satisfies WorkerSetup,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
  /** Peak memory of an encoder of each output. */
  const encoderBytes = new Map<number, number>();
  const inWork = lanesInWork();
  let atFirst: NodeJS.CpuUsage | undefined;
  const running = new Map<number, Set<number>>();
  const finishedClips = new Set<number>();
  pool.on('message', (message: WorkerMessage) => {
    if (message.kind === 'encoder') {
      if (message.running) {
        encoders.add(message.pid);
        running.set(message.clip.index, new Set(running.get(message.clip.index)).add(message.pid));
      } else {
        encoders.delete(message.pid);
        running.get(message.clip.index)?.delete(message.pid);
      }
      encoderBytes.set(message.output, Math.max(encoderBytes.get(message.output) ?? 0, message.memoryBytes));
    }
    if (message.kind === 'frames') {
      atFirst ??= process.cpuUsage();
      inWork.drawn(message.clip, message.done);
    }
    if (message.kind === 'clip') finishedClips.add(message.clip.index);
    send(message);
  });

  // Longest first: a long lane that starts last would leave the other workers idle.
  const waiting = lanes.toSorted((a, b) => framesOf(b) - framesOf(a));
  let failure: Extract<LaneResult, { ok: false }> | null = null;
  let finished = 0;

  const threadsOf = (encodersAtOnce: number): number =>
    setup.encoderThreads ?? encoderThreads(setup.cores, encodersAtOnce);
  const work = async (): Promise<void> => {
    for (let lane = waiting.shift(); lane && !failure; lane = waiting.shift()) {
      const encodersAtOnce = Math.min(workers, inWork.companions(lane) + 1 + waiting.length);
      inWork.begin(lane);
      let current = lane;
      for (let attempt = 1; ; attempt++) {
        const task = { lane: current, threads: threadsOf(encodersAtOnce), ...(attempt > 1 ? { alone: true } : {}) };
        const result = await attemptLane(pool, task, running);
        if (result.ok || failure) break;
        if (!result.retry || attempt === 2) {
          failure = result;
          break;
        }
        // Of a run that failed no clip is finished. A message that is late costs a clip that is drawn again.
        current = current.filter(({ index }) => !finishedClips.has(index));
        if (current.length === 0) break;
      }
      inWork.end(lane);
      if (++finished === workers)
        send({
          kind: 'memory',
          workerBytes:
            Math.max(0, process.memoryUsage.rss() - before) / workers +
            [...encoderBytes.values()].reduce((sum, bytes) => sum + bytes, 0),
        });
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  const { user, system } = process.cpuUsage(atFirst);
  send(
    failure
      ? { kind: 'failed', failure: (failure as Extract<LaneResult, { ok: false }>).failure }
      : { kind: 'finished', cpuMs: (user + system) / 1000 },
  );
}

/** Runs a lane on a free worker. The encoders of a worker that crashed are ended here. */
async function attemptLane(
  pool: Piscina<LaneTask, LaneResult>,
  task: LaneTask,
  running: Map<number, Set<number>>,
): Promise<LaneResult> {
  const { lane } = task;
  let at = lane[0]!;
  const follow = (message: WorkerMessage) => {
    if (message.kind === 'begin' && lane.some(({ index }) => index === message.clip.index)) at = message.clip;
  };
  pool.on('message', follow);
  try {
    return await pool.run(task);
  } catch (error) {
    // Those of a run are noted under its first clip.
    for (const { index } of lane) {
      for (const pid of running.get(index) ?? []) {
        endProcess(pid);
        encoders.delete(pid);
      }
      running.delete(index);
    }
    const how = error instanceof Error ? error.message : String(error);
    return { ok: false, clip: at, failure: toFailure(workerDied(at.segment, at.scene, how)), retry: true };
  } finally {
    pool.off('message', follow);
  }
}
