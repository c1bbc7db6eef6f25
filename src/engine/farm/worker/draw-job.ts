// One job of the queue on this machine: fetch its order, draw its clips, put them into the store. What the queue does with the outcome is
// in farm-worker.ts.

import { otherBits } from '../../errors/farm-errors.ts';
import { fromFailure, type RenderError } from '../../errors/render-error.ts';
import { dropClip } from '../../render/cache/clip-cache.ts';
import type { ClipJob } from '../../../contract/clip-runner.ts';
import { headRun } from '../../render/plan/clip-runs.ts';
import type { LaneTask, WorkerMessage } from '../../render/pool/pool-messages.ts';
import { firstDifference, proofDigest, type Proof } from '../admission/draw-proof.ts';
import type { FetchedOrder } from '../order/fetch-order.ts';
import type { OrderPlace } from '../order/order-setup.ts';
import type { ClipOrder } from '../order/render-order.ts';
import { isStored, storeClip } from '../store/stored-clips.ts';
import { inputName, type Store } from '../store/store.ts';
import type { Drawer } from './drawer-client.ts';

export interface JobMachine {
  store: Store;
  /** What this machine's check set gave. */
  proof: Proof;
  place: Omit<OrderPlace, 'file' | 'inputs' | 'audio'>;
}

export interface JobListener {
  onBegin: (clip: ClipJob) => void;
  onFrames: (clip: ClipJob, done: number) => void;
  /** The clip is in the store. `isDrawn`: by this machine, now. */
  onClip: (clip: ClipJob, isDrawn: boolean) => void;
  /** Asked between runs of clips; true ends the job there. */
  stops: () => boolean;
  signal: AbortSignal;
}

export type JobOutcome =
  | { kind: 'done' }
  /** It was asked to stop before the last clip. */
  | { kind: 'stopped' }
  /** `retry`: another machine, or this one a second time, may do better. */
  | { kind: 'failed'; error: RenderError; retry: boolean };

const MOST_PROOF_BYTES = 16 * 1024 * 1024;

/** Rejects with `machine-worker` where this machine draws other bits than the sender. */
export async function checkBits({ order }: FetchedOrder, { store, proof }: JobMachine): Promise<void> {
  if (order.proof === proofDigest(proof)) return;
  const theirs = await store.read(inputName(order.proof), MOST_PROOF_BYTES);
  const difference = theirs && firstDifference(proof, JSON.parse(Buffer.from(theirs).toString()) as Proof);
  throw otherBits(difference ?? 'the check set');
}

export async function drawJob(
  job: ClipOrder,
  fetched: FetchedOrder,
  drawer: Drawer,
  { store, place }: JobMachine,
  listener: JobListener,
): Promise<JobOutcome> {
  const { file, inputs, audio, order } = fetched;
  for (let at = 0; at < job.clips.length;) {
    if (listener.stops()) return { kind: 'stopped' };
    // Short clips together: the drawer lets them share their encoders.
    const run = headRun(job.clips.slice(at), Infinity);
    at += run.length;
    const missing: ClipJob[] = [];
    for (const clip of run) {
      // Another render, or a worker that was thought lost, may have drawn it meanwhile, in some of its formats.
      const targets = await missingTargets(store, clip);
      if (targets.length > 0) missing.push({ ...clip, targets });
      else listener.onClip(clip, false);
    }
    if (missing.length === 0) continue;
    for (const clip of missing) listener.onBegin(clip);
    const left = new Map(missing.map((clip) => [clip.index, clip]));
    const keep = async (clip: ClipJob) => {
      await storeClip(store, clip, place.clipDir);
      for (const { key } of clip.targets) await dropClip(place.clipDir, key);
      left.delete(clip.index);
      listener.onClip(clip, true);
    };
    const draw = async (alone: boolean) => {
      const drawn = new Set<number>();
      const onMessage = (message: WorkerMessage): void => {
        if (message.kind === 'frames') listener.onFrames(message.clip, message.done);
        if (message.kind === 'clip') drawn.add(message.clip.index);
      };
      const task: LaneTask = { lane: [...left.values()], threads: order.encoder.threads, ...(alone ? { alone } : {}) };
      try {
        return await drawer.draw(
          { digest: job.order, place: { ...place, file, inputs, audio }, task },
          { onMessage, signal: listener.signal },
        );
      } finally {
        // Also beside one that failed: it is not drawn again.
        for (const clip of missing) if (drawn.has(clip.index)) await keep(clip);
      }
    };
    let result = await draw(false);
    // One clip may have failed the others.
    if (!result.ok && result.retry && missing.length > 1 && !listener.stops()) result = await draw(true);
    if (!result.ok) return { kind: 'failed', error: fromFailure(result.failure), retry: result.retry };
  }
  return { kind: 'done' };
}

async function missingTargets(store: Store, { targets }: ClipJob): Promise<ClipJob['targets']> {
  const stored = await Promise.all(targets.map(({ key }) => isStored(store, key)));
  return targets.filter((_, i) => !stored[i]);
}
