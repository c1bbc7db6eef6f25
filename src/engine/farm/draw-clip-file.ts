// `glyphreel clip`: one job file on this machine, from plain data to a clip in the store or in a file.

import { copyFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { badClipJob, otherEncoder } from '../errors/farm-errors.ts';
import { fileTrouble, outputNotWritable } from '../errors/render-errors.ts';
import { cacheRoot } from '../files/cache-dir.ts';
import { makeFolder } from '../files/make-folder.ts';
import { partialName } from '../files/write-atomic.ts';
import { findFfmpeg } from '../machine/ffmpeg/find-ffmpeg.ts';
import { idleLimitMs } from '../machine/ffmpeg/watch-process.ts';
import { clipFile } from '../render/cache/clip-cache.ts';
import type { ClipJob } from '../../contract/clip-runner.ts';
import { keptProof } from './admission/keep-proof.ts';
import { encoderBuild } from './encoder-build.ts';
import { fetchOrder } from './order/fetch-order.ts';
import { checkClipOrder } from './order/order-schema.ts';
import { openStore } from './store/open-store.ts';
import { fetchClip } from './store/stored-clips.ts';
import { checkBits, drawJob, type JobMachine } from './worker/draw-job.ts';
import { openDrawer } from './worker/drawer-client.ts';
import { makeWorkerFolder } from './worker/worker-folder.ts';

export interface ClipFileOptions {
  store: string;
  /** Where the clip is copied to besides; for jobs of one clip in one format. */
  out?: string;
  allowCode: boolean;
  maxInputBytes: number;
  ffmpegPath?: string;
  cacheDir?: string;
  signal: AbortSignal;
  onClip: (clip: ClipJob, isDrawn: boolean) => void;
  onFrames: (clip: ClipJob, done: number) => void;
}

/** `job`: the parsed content of a job file. Rejects with a RenderError. */
export async function drawClipFile(job: unknown, options: ClipFileOptions): Promise<void> {
  const { signal, out } = options;
  const order = checkClipOrder(job);
  const [first, ...rest] = order.clips;
  if (out !== undefined && (rest.length > 0 || first!.targets.length > 1))
    throw badClipJob('it has several clips, which do not go into one file');
  const cacheDir = cacheRoot(options.cacheDir);
  const store = await openStore(options.store, { signal });
  const folder = await makeWorkerFolder(cacheDir);
  const watchdogMs = idleLimitMs();
  const drawer = openDrawer({ logDir: folder.logDir, watchdogMs, mostBytes: Infinity });
  try {
    const ffmpeg = await findFfmpeg({ setting: options.ffmpegPath });
    const build = await encoderBuild(ffmpeg);
    const fetched = await fetchOrder(store, order.order, { folder: folder.root, ...options });
    if (fetched.order.encoder.build !== build) throw otherEncoder(fetched.order.encoder.build, build);
    const { clipDir, logDir } = folder;
    const machine: JobMachine = {
      store,
      proof: await keptProof(cacheDir, () => drawer.prove()),
      place: { clipDir, logDir, cacheDir, ffmpegPath: ffmpeg.path, watchdogMs, jobId: `${process.pid}-clip` },
    };
    await checkBits(fetched, machine);
    const outcome = await drawJob(order, fetched, drawer, machine, {
      onBegin() {},
      onFrames: options.onFrames,
      onClip: options.onClip,
      stops: () => signal.aborted,
      signal,
    });
    signal.throwIfAborted();
    if (outcome.kind === 'failed') throw outcome.error;
    if (out !== undefined) {
      await fetchClip(store, first!, clipDir);
      await publish(clipFile(clipDir, first!.targets[0]!.key), out);
    }
  } finally {
    drawer.end();
    await folder.remove();
  }
}

async function publish(clip: string, out: string): Promise<void> {
  const partial = partialName(out);
  try {
    makeFolder(path.dirname(out));
    await copyFile(clip, partial);
    await rename(partial, out);
  } catch (error) {
    await rm(partial, { force: true });
    throw outputNotWritable(out, fileTrouble(error));
  }
}
