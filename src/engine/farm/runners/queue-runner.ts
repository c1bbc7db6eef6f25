// Gives clips to a queue and waits for workers to put them into the store. Events say at once what happens; because they can be lost (a
// queue that restarts, a network), every job is also looked at from time to time, and added again where it has disappeared.

import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pMap from 'p-map';
import type { ClipJob, ClipResult, RunnerEvent } from '../../../contract/clip-runner.ts';
import { interrupted } from '../../errors/render-errors.ts';
import type { ClipRunner } from '../../render/clip-runner.ts';
import type { Lane } from '../../render/plan/clip-plan.ts';
import { resultChannel } from '../../render/pool/result-channel.ts';
import { sha256 } from '../order/create-order.ts';
import { ORDER_VERSION } from '../order/render-order.ts';
import { clipId } from '../queue/clip-id.ts';
import { failureOf, TRIES } from '../queue/clip-failure.ts';
import type { ClipProgress, ClipQueue, QueueConnection, QueuedClips } from '../queue/open-queue.ts';
import { fetchClip } from '../store/stored-clips.ts';
import type { Store } from '../store/store.ts';

export interface QueueRunnerOptions {
  connection: QueueConnection;
  /** Of the queue for this engine and encoder. */
  name: string;
  store: Store;
  clipDir: string;
  /** Puts the order into the store; asked once, before the first job. */
  putOrder: () => Promise<string>;
  /** Lanes of clips; those of a scene with state are drawn by one machine. */
  lanes: (clips: readonly ClipJob[]) => Lane[];
  /** Draws what is left once the queue is lost. */
  fallback: ClipRunner;
  /** What a worker needs, for the warning that there is none: `Glyphreel 0.1.0 and ffmpeg 7.1`. */
  needs: string;
}

/** Between two looks at all jobs. */
const LOOK_MS = 2000;
const PATIENCE_SECONDS = 30;
const NO_WORKER_MS = 10_000;
const LOOKS_AT_ONCE = 20;
/** Longest wait for an answer of the queue. */
const ANSWER_MS = 10_000;
/** Kept for other renders that wait for the same clip and have missed the event. */
const KEEP_FAILED = { age: 3600, count: 1000 };

interface SentJob {
  id: string;
  clips: ClipJob[];
  /** The clips that are not here yet, by `clipId`. */
  left: Map<string, ClipJob>;
}

export function queueRunner(options: QueueRunnerOptions): ClipRunner {
  return {
    async *run(clips, { signal, onEvent }) {
      const run = new QueueRun(options, clips, onEvent);
      const cancel = (): void => run.fail(interrupted());
      signal?.addEventListener('abort', cancel, { once: true });
      if (signal?.aborted) cancel();
      try {
        const work = run.start();
        work.catch(run.fail);
        yield* run.results();
        await work;
        if (!run.isLost) return;
      } finally {
        signal?.removeEventListener('abort', cancel);
        await run.close();
      }
      const rest = run.clipsLeft();
      onEvent({
        kind: 'warning',
        code: 'queue-lost',
        message: `The queue ${options.connection.place} cannot be reached any more; the ${rest.length} clips that are left are drawn on this machine.`,
      });
      yield* options.fallback.run(rest, { signal, onEvent });
    },
  };
}

class QueueRun {
  readonly #options: QueueRunnerOptions;
  readonly #clips: readonly ClipJob[];
  readonly #onEvent: (event: RunnerEvent) => void;
  readonly #channel = resultChannel<ClipResult>();
  readonly #id = randomUUID();
  readonly #jobs = new Map<string, SentJob>();
  readonly #byClip = new Map<string, SentJob>();
  readonly #fetching = new Set<string>();
  readonly #refusals = new Set<string>();
  readonly #queue: ClipQueue;
  readonly #ended = new AbortController();
  #order = '';
  #hasEvents = false;
  isLost = false;

  constructor(options: QueueRunnerOptions, clips: readonly ClipJob[], onEvent: (event: RunnerEvent) => void) {
    this.#options = options;
    this.#clips = clips;
    this.#onEvent = onEvent;
    this.#queue = options.connection.queue(options.name);
  }

  results = (): AsyncGenerator<ClipResult, void, undefined> => this.#channel.results();

  fail = (error: unknown): void => {
    this.#channel.fail(error);
    this.#ended.abort();
  };

  clipsLeft(): ClipJob[] {
    return [...this.#jobs.values()].flatMap(({ left }) => [...left.values()]).sort((a, b) => a.index - b.index);
  }

  /** Resolves once all clips are here, or the queue is lost. */
  async start(): Promise<void> {
    const { connection, name, putOrder, lanes } = this.#options;
    this.#order = await putOrder();
    if (this.#ended.signal.aborted) return;
    for (const lane of lanes(this.#clips)) {
      const job: SentJob = { id: jobId(lane), clips: lane, left: new Map(lane.map((clip) => [clipId(clip), clip])) };
      this.#jobs.set(job.id, job);
      for (const clip of lane) this.#byClip.set(clipId(clip), job);
    }
    const events = connection.events(name);
    events.on('progress', ({ data }) => void this.#progress(data as unknown as ClipProgress));
    events.on('completed', ({ jobId }) => void this.#look(jobId).catch(() => {}));
    events.on('failed', ({ jobId, failedReason }) => this.#failed(jobId, failedReason));
    try {
      await this.#watch();
    } finally {
      this.#channel.end();
      await quickly(events.close());
    }
  }

  /** Adds the jobs, then looks at all of them again and again until their clips are here. */
  async #watch(): Promise<void> {
    const patienceMs = patience();
    let isAdded = false;
    let answered = performance.now();
    const began = answered;
    while (this.#jobs.size > 0 && !this.#ended.signal.aborted) {
      try {
        await answerOf(isAdded ? this.#lookAtAll() : this.#add([...this.#jobs.values()]));
        isAdded = true;
        answered = performance.now();
      } catch (error) {
        if (this.#ended.signal.aborted) return;
        if (isRenderError(error)) throw error;
        if (performance.now() - answered > patienceMs) {
          this.isLost = true;
          return;
        }
      }
      if (!this.#hasEvents && performance.now() - began > NO_WORKER_MS) await this.#noteNoWorker().catch(() => {});
      await sleep(LOOK_MS, undefined, { signal: this.#ended.signal }).catch(() => {});
    }
  }

  async #add(jobs: readonly SentJob[]): Promise<void> {
    // One that failed before would keep its place, and is not tried again by itself.
    await pMap(
      jobs,
      async ({ id }) => {
        const before = await this.#queue.getJob(id);
        if (before && (await before.isFailed())) await before.remove().catch(() => {});
      },
      { concurrency: LOOKS_AT_ONCE },
    );
    await this.#queue.addBulk(
      jobs.map((job) => ({
        name: 'clips',
        data: this.#dataOf(job),
        opts: { jobId: job.id, attempts: TRIES, removeOnComplete: true, removeOnFail: KEEP_FAILED },
      })),
    );
  }

  #dataOf({ clips }: SentJob): QueuedClips {
    return { glyphreel: 'clip', version: ORDER_VERSION, order: this.#order, clips, wants: [this.#id] };
  }

  async #lookAtAll(): Promise<void> {
    await pMap([...this.#jobs.keys()], (id) => this.#look(id), { concurrency: LOOKS_AT_ONCE });
  }

  async #look(id: string): Promise<void> {
    const job = this.#jobs.get(id);
    if (!job) return;
    const found = await this.#queue.getJob(id);
    if (this.#ended.signal.aborted || !this.#jobs.has(id)) return;
    if (found && !found.finishedOn) {
      // Another render has added it, or one that was cancelled has withdrawn both.
      const { wants } = found.data;
      if (!wants.includes(this.#id)) await found.updateData({ ...found.data, wants: [...wants, this.#id] });
      return;
    }
    if (found?.failedReason) return this.#failed(id, found.failedReason);
    // What is being fetched will be here.
    const isComing = [...job.left.keys()].some((clip) => this.#fetching.has(clip));
    for (const clip of [...job.left.keys()]) await this.#take(clip);
    if (!isComing && job.left.size > 0 && this.#jobs.has(id) && !this.#ended.signal.aborted) await this.#add([job]);
  }

  async #progress(report: ClipProgress): Promise<void> {
    if (report.kind === 'refused') return this.#refused(report.machine, report.why);
    const clip = this.#byClip.get(report.clip)?.left.get(report.clip);
    if (!clip) return;
    this.#hasEvents = true;
    const { machine } = report;
    if (report.kind === 'begin') this.#onEvent({ kind: 'begin', clip, machine });
    if (report.kind === 'frames') this.#onEvent({ kind: 'frames', clip, done: report.done, machine });
    if (report.kind === 'clip') await this.#take(report.clip, machine).catch(this.fail);
  }

  /** Fetches a clip if the store has it. */
  async #take(id: string, machine?: string): Promise<void> {
    const job = this.#byClip.get(id);
    const clip = job?.left.get(id);
    if (!job || !clip || this.#fetching.has(id)) return;
    this.#fetching.add(id);
    try {
      if (!(await fetchClip(this.#options.store, clip, this.#options.clipDir))) return;
      if (!job.left.delete(id)) return;
      this.#onEvent({ kind: 'frames', clip, done: clip.count, ...(machine ? { machine } : {}) });
      this.#channel.push({ clip, ...(machine ? { machine } : {}) });
      if (job.left.size > 0) return;
      this.#jobs.delete(job.id);
      if (this.#jobs.size === 0) this.#ended.abort();
    } finally {
      this.#fetching.delete(id);
    }
  }

  #failed(id: string, text: string): void {
    const job = this.#jobs.get(id);
    if (job) this.fail(failureOf(text, [...job.left.values()][0] ?? job.clips[0]!));
  }

  #refused(machine: string, why: string): void {
    if (this.#refusals.has(machine)) return;
    this.#refusals.add(machine);
    this.#onEvent({ kind: 'warning', code: 'refused', message: `${machine} does not draw for this render: ${why}` });
  }

  async #noteNoWorker(): Promise<void> {
    this.#hasEvents = true;
    if ((await this.#queue.getWorkersCount()) > 0) return;
    this.#onEvent({
      kind: 'warning',
      code: 'no-worker',
      message: `No worker takes the clips yet. Start one with \`glyphreel worker\`; it needs ${this.#options.needs}.`,
    });
  }

  /** Withdraws what is not finished; a job that nobody wants any more is removed, or ended where it runs. */
  async close(): Promise<void> {
    this.#ended.abort();
    if (!this.isLost && this.#jobs.size > 0)
      await quickly(pMap([...this.#jobs.keys()], (id) => this.#withdraw(id), { concurrency: LOOKS_AT_ONCE }));
    await quickly(this.#queue.close());
  }

  async #withdraw(id: string): Promise<void> {
    const job = await this.#queue.getJob(id);
    if (!job || job.finishedOn) return;
    const wants = job.data.wants.filter((want) => want !== this.#id);
    await job.updateData({ ...job.data, wants });
    // A job that runs is locked; its worker sees that nobody wants it.
    if (wants.length === 0) await job.remove().catch(() => {});
  }
}

/** Equal for equal clips, so that two renders that want the same have one job. Not a bare number, which BullMQ refuses. */
const jobId = (lane: Lane): string => `clips-${sha256(lane.map(clipId).join(' ')).slice(0, 40)}`;

const isRenderError = (error: unknown): boolean => error instanceof Error && 'code' in error && 'help' in error;

/** How long a queue may be away: `GLYPHREEL_QUEUE_SECONDS`, otherwise half a minute. */
function patience(): number {
  const seconds = Number(process.env.GLYPHREEL_QUEUE_SECONDS);
  return (Number.isFinite(seconds) && seconds > 0 ? seconds : PATIENCE_SECONDS) * 1000;
}

/** A queue that is away answers nothing at all. */
async function answerOf(work: Promise<void>): Promise<void> {
  const timer = new AbortController();
  try {
    await Promise.race([
      work,
      sleep(ANSWER_MS, undefined, { signal: timer.signal }).then(() => {
        throw new Error('no answer');
      }),
    ]);
  } finally {
    timer.abort();
  }
}

/** For what may wait for ever where the queue is away. */
async function quickly(work: Promise<unknown>): Promise<void> {
  await answerOf(work.then(() => {})).catch(() => {});
}
