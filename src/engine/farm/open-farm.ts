// Everything that a render needs to have its clips drawn elsewhere, or shared through a store: what the render asks for (see `FarmDeps`),
// made from the two addresses that the user gives.

import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { storeNeeded } from '../errors/farm-errors.ts';
import { cacheRoot } from '../files/cache-dir.ts';
import { findFfmpeg } from '../machine/ffmpeg/find-ffmpeg.ts';
import { idleLimitMs } from '../machine/ffmpeg/watch-process.ts';
import { engineVersion, packageVersion } from '../render/cache/engine-version.ts';
import type { ClipRunner } from '../render/clip-runner.ts';
import type { FarmDeps } from '../render/plan/prepare-render.ts';
import { laneClips } from '../render/plan/clip-plan.ts';
import { joinShortLanes } from '../render/plan/clip-runs.ts';
import { sceneStates } from '../render/plan/scene-state.ts';
import { localRunner } from '../render/pool/local-runner.ts';
import { proofDigest, type Proof } from './admission/draw-proof.ts';
import { keptProof } from './admission/keep-proof.ts';
import { type FarmAddress, usesQueue } from './farm-address.ts';
import { ENCODER_THREADS, encoderBuild } from './encoder-build.ts';
import { putOrder } from './order/create-order.ts';
import { openQueue, type QueueConnection } from './queue/open-queue.ts';
import { queueName } from './queue/queue-name.ts';
import { queueRunner } from './runners/queue-runner.ts';
import { storeRunner } from './runners/store-runner.ts';
import { openStore } from './store/open-store.ts';
import { inputName, type Store } from './store/store.ts';
import { openDrawer } from './worker/drawer-client.ts';

export interface FarmOptions extends FarmAddress {
  ffmpegPath?: string | undefined;
  cacheDir?: string | undefined;
}

export interface Farm extends FarmDeps {
  readonly store: Store;
  /** Puts what the clips of a render share into the store; resolves with its digest. */
  putOrder(request: Parameters<FarmDeps['runner']>[0], signal?: AbortSignal): Promise<string>;
  close(): Promise<void>;
}

/** Workers that lanes of scenes with state are made for: more of them cost more than they save. */
const LANE_MACHINE = { workers: 16, cores: 16 };

/** Rejects with a RenderError: an address that is none, a package that is missing, a queue or store that cannot be reached. */
export async function openFarm(address: FarmOptions, signal?: AbortSignal): Promise<Farm> {
  if (address.store === undefined) throw storeNeeded();
  const cacheDir = cacheRoot(address.cacheDir);
  const ffmpeg = await findFfmpeg({ setting: address.ffmpegPath });
  const build = await encoderBuild(ffmpeg);
  const troubles = new Set<(message: string) => void>();
  const store = await openStore(address.store, {
    signal,
    onTrouble(why) {
      for (const tell of troubles) tell(`${why.replace(/\.$/, '')}; it is tried again.`);
    },
  });
  const connection: QueueConnection | null = usesQueue(address) ? await openQueue(address.runner!) : null;
  let proofPut: Promise<string> | null = null;
  const put: Farm['putOrder'] = async ({ setup, encoder }, abort) => {
    proofPut ??= putProof(store, cacheDir);
    return putOrder(store, { setup, encoder, proof: await proofPut }, abort);
  };
  return {
    store,
    putOrder: put,
    encoder: () => Promise.resolve({ build, threads: ENCODER_THREADS }),
    runner(request): ClipRunner {
      const { setup, clips } = request;
      const local = storeRunner(store, setup.clipDir, localRunner(setup), true);
      const all = joinShortLanes(laneClips(clips, sceneStates(setup.plan), LANE_MACHINE), LANE_MACHINE.workers);
      const drawing =
        connection === null
          ? local
          : storeRunner(
              store,
              setup.clipDir,
              queueRunner({
                connection,
                name: queueName(engineVersion(), build),
                store,
                clipDir: setup.clipDir,
                putOrder: () => put(request, signal),
                // The same for every render of these clips, whatever is missing, so that renders at the same time share jobs.
                lanes(wanted) {
                  const byIndex = new Map(wanted.map((clip) => [clip.index, clip]));
                  return all
                    .map((lane) => lane.flatMap(({ index }) => byIndex.get(index) ?? []))
                    .filter(({ length }) => length > 0);
                },
                fallback: local,
                needs: `Glyphreel ${packageVersion()} and ${build}`,
              }),
              false,
            );
      return {
        async *run(wanted, options) {
          const tell = (message: string): void => options.onEvent({ kind: 'warning', message, code: 'store' });
          troubles.add(tell);
          try {
            yield* drawing.run(wanted, options);
          } finally {
            troubles.delete(tell);
          }
        },
      };
    },
    async close() {
      await connection?.close();
    },
  };
}

/** Puts this machine's check set into the store, by whose digest workers compare it with theirs. */
async function putProof(store: Store, cacheDir: string): Promise<string> {
  const proof = await keptProof(cacheDir, drawApart);
  const digest = proofDigest(proof);
  if (!(await store.has(inputName(digest)))) await store.write(inputName(digest), Buffer.from(JSON.stringify(proof)));
  return digest;
}

/** In a process of its own: two seconds of drawing would hold up what this one answers. */
async function drawApart(): Promise<Proof> {
  const logDir = await mkdtemp(path.join(os.tmpdir(), 'glyphreel-proof-'));
  const drawer = openDrawer({ logDir, watchdogMs: idleLimitMs(), mostBytes: Infinity });
  try {
    return await drawer.prove();
  } finally {
    drawer.end();
    await rm(logDir, { recursive: true, force: true });
  }
}
