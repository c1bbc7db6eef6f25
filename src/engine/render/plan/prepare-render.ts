// Everything that is known before the first frame is drawn: machine, ffmpeg, format, sound, frames, workers, clips and their keys.

import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { RenderJob } from '../../../contract/render.ts';
import { sceneStart } from '../../frame/features/scene-span.ts';
import { planFeatures } from '../../inputs/audio/plan-features.ts';
import { holdSoundTrack, openSoundTrack } from '../../inputs/audio/sound-track.ts';
import type { SoundTrack } from '../../inputs/audio/sound-track.ts';
import { createAudioReader } from '../../frame/features/audio-reader.ts';
import type { AudioReader } from '../../frame/features/audio-reader.ts';
import { cacheNotWritable, diskFull, isDiskFull, noEncoder, writeTrouble } from '../../errors/render-errors.ts';
import { makeFolder } from '../../files/make-folder.ts';
import { findFfmpeg } from '../../machine/ffmpeg/find-ffmpeg.ts';
import type { Ffmpeg } from '../../machine/ffmpeg/find-ffmpeg.ts';
import { chooseWorkers } from '../../machine/hardware/choose-workers.ts';
import { detectHardware } from '../../machine/hardware/hardware.ts';
import type { Hardware } from '../../machine/hardware/hardware.ts';
import { withHardwareEncoder } from '../../outputs/formats/mp4/hardware-encoder.ts';
import { sceneCosts, workerBytes } from '../../machine/hardware/machine-notes.ts';
import { MediaStore } from '../../inputs/media-store.ts';
import { idleLimitMs } from '../../machine/ffmpeg/watch-process.ts';
import { cacheRoot } from '../../files/cache-dir.ts';
import { chooseFormat } from './choose-format.ts';
import type { ChosenFormat } from './choose-format.ts';
import { hasClip } from '../cache/clip-cache.ts';
import { createClipKeys } from '../cache/clip-key.ts';
import { noteClips } from '../cache/running-renders.ts';
import { cutClips, framesOf } from './clip-plan.ts';
import type { ClipJob } from './clip-plan.ts';
import { meanCost, renderSeconds } from './frame-cost.ts';
import type { FrameCost } from '../../machine/hardware/machine-notes.ts';
import { checkLimits, checkMemory } from './limits.ts';
import type { PoolSetup } from '../pool/pool-messages.ts';
import { selectFrames } from './segment-frames.ts';
import type { Selection } from './segment-frames.ts';

/** What tests and hosts may put in place of the real thing. */
export interface RenderDeps {
  signal?: AbortSignal;
  /** Module that exports `createRenderer`. */
  rendererModule?: string;
  /** An encoder that does nothing for this long is ended. */
  watchdogMs?: number;
  hardware?: Hardware;
  /** Leaves hardware encoders alone. */
  softwareOnly?: boolean;
}

export interface Prepared {
  job: RenderJob;
  deps: RenderDeps;
  hardware: Hardware;
  ffmpeg: Ffmpeg;
  cacheDir: string;
  chosen: ChosenFormat;
  selection: Selection;
  workers: number;
  /** For what is not in the cache: from earlier renders of this reel here, or measured; null where nothing is known yet. */
  estimateSeconds: number | null;
  audio: AudioReader;
  /** The decoded sound, held in `workDir`; null where the reel has none. */
  sound: SoundTrack | null;
  clips: ClipJob[];
  /** Of this render alone: list, logs, and without the cache its clips. */
  workDir: string;
  setup: PoolSetup;
}

export interface PrepareOptions {
  /** Seconds of the sound that have been read. */
  onAudio?: (seconds: number) => void;
  /** Measures how long these options would take; asked by `auto` for long reels. */
  measure?: (chosen: ChosenFormat, selection: Selection) => Promise<number>;
}

/** Frames from which on `auto` measures whether production would take over an hour: 600 ms a frame would. */
const MEASURE_FROM_FRAMES = 6000;

export async function prepareRender(job: RenderJob, deps: RenderDeps, options: PrepareOptions = {}): Promise<Prepared> {
  const { plan } = job;
  const hardware = deps.hardware ?? detectHardware();
  let chosen = chooseFormat(plan, job.options, hardware);
  let selection = selectFrames(plan, chosen.format.fps, job.options);
  checkLimits(selection.frames, job.options.workers);
  const ffmpeg = await findFfmpeg({ setting: job.options.ffmpegPath });
  if (!ffmpeg.encoders.has('libx264')) throw noEncoder(ffmpeg.path);

  const cacheDir = cacheRoot(job.options.cacheDir);
  // Every input is read here, once: keys are made of what was read, and workers draw from the same bytes.
  const store = await MediaStore.open(plan, { signal: deps.signal, except: ['audio'] });
  const scene = job.options.scene;
  const track = plan.audio
    ? await openSoundTrack(plan.audio.path, {
        ffmpegPath: ffmpeg.path,
        cacheDir,
        ...(deps.signal ? { signal: deps.signal } : {}),
        ...(options.onAudio ? { onProgress: options.onAudio } : {}),
      })
    : null;
  const features = await planFeatures(plan, {
    ...(track ? { digest: track.digest } : {}),
    ffmpegPath: ffmpeg.path,
    cacheDir,
    detail: { from: 0, to: 0 },
    ...(scene === undefined ? {} : { scene }),
    ...(deps.signal ? { signal: deps.signal } : {}),
  });

  let measured: number | null = null;
  if (job.options.quality === 'auto' && selection.frames > MEASURE_FROM_FRAMES && options.measure) {
    measured = await options.measure(chosen, selection);
    const again = chooseFormat(plan, job.options, hardware, measured);
    if (again.format.width !== chosen.format.width || again.format.fps !== chosen.format.fps) {
      chosen = again;
      selection = selectFrames(plan, chosen.format.fps, job.options);
      measured = null;
    }
  }

  if (!deps.softwareOnly)
    chosen = { ...chosen, settings: await withHardwareEncoder(ffmpeg, chosen.settings, cacheDir) };
  const { format, settings } = chosen;
  const perWorker = workerBytes(cacheDir, format, settings);
  checkMemory(perWorker, hardware.memoryBytes);
  const workers = chooseWorkers(hardware, {
    asked: job.options.workers,
    most: chosen.mostWorkers,
    workerBytes: perWorker,
  });

  const keyOf = createClipKeys({
    plan,
    format,
    settings,
    ffmpegVersion: ffmpeg.version,
    digests: new Map([...store.digests(), ...(plan.audio && track ? [[plan.audio.path, track.digest] as const] : [])]),
    audioFirst: Math.round((scene === undefined ? 0 : sceneStart(plan, scene)) * plan.format.fps),
    ...(scene === undefined ? {} : { scene }),
  });
  const clips = cutClips(selection).map((clip) => ({ ...clip, key: keyOf(clip) }));

  const jobId = `${process.pid}-${randomBytes(4).toString('hex')}`;
  const workDir = path.join(cacheDir, 'work', jobId);
  const clipDir = job.options.useCache === false ? path.join(workDir, 'clips') : path.join(cacheDir, 'clips');
  const logDir = path.join(workDir, 'logs');
  let sound: SoundTrack | null = null;
  try {
    makeFolder(clipDir);
    makeFolder(logDir);
    await noteClips(
      workDir,
      clips.map(({ key }) => key),
    );
    if (track) sound = await holdSoundTrack(track, workDir);
  } catch (error) {
    throw isDiskFull(error) ? diskFull(workDir) : cacheNotWritable(cacheDir, writeTrouble(error));
  }
  const missing = clips.filter(({ key }) => !hasClip(clipDir, key));
  const work = costsOf(missing, sceneCosts(cacheDir, job.reel, format, settings));
  const known =
    work &&
    renderSeconds(work, {
      cores: hardware.cores,
      lanes: Math.max(1, Math.min(workers, missing.length)),
      hasHardwareEncoder: settings.encoder !== 'libx264',
    });
  const estimateSeconds = measured === null ? known : (measured * framesOf(missing)) / selection.frames;
  return {
    job,
    deps,
    hardware,
    ffmpeg,
    cacheDir,
    chosen,
    selection,
    workers,
    estimateSeconds,
    audio: createAudioReader(features),
    sound,
    clips,
    workDir,
    setup: {
      jobId,
      plan,
      media: store.snapshot,
      format,
      settings,
      ffmpegPath: ffmpeg.path,
      cacheDir,
      clipDir,
      logDir,
      workers,
      cores: hardware.cores,
      ...(track ? { audioDigest: track.digest } : {}),
      watchdogMs: deps.watchdogMs ?? idleLimitMs(),
      ...(scene === undefined ? {} : { scene }),
      ...(deps.rendererModule ? { rendererModule: deps.rendererModule } : {}),
    },
  };
}

/** What clips cost, by what their scenes did; unknown ones as the known of the same reel. Null where none is known and there is something to draw. */
function costsOf(
  clips: readonly ClipJob[],
  known: ReadonlyMap<string, FrameCost>,
): { frames: number; cost: FrameCost }[] | null {
  const usual = meanCost([...known.values()].map((cost) => ({ frames: 1, cost })));
  if (usual === null && clips.length > 0) return null;
  return clips.map(({ scene, count }) => ({ frames: count, cost: known.get(scene) ?? (usual as FrameCost) }));
}
