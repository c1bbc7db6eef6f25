// Everything that is decided before the first frame is drawn, step by step.

import type { ClipJob } from '../../../contract/clip-runner.ts';
import type { RenderJob } from '../../../contract/render.ts';
import type { Effect } from '../../effect-api/define.ts';
import { createAudioReader } from '../../frame/features/audio-reader.ts';
import type { AudioReader } from '../../frame/features/audio-reader.ts';
import { sceneStart } from '../../frame/features/scene-span.ts';
import { planFeatures } from '../../inputs/audio/plan-features.ts';
import { mixSound } from '../../inputs/audio/mix/mix-sound.ts';
import { openSoundTrack } from '../../inputs/audio/sound-track.ts';
import type { SoundTrack } from '../../inputs/audio/sound-track.ts';
import { customEffects, planCaptions } from '../../inputs/open-renderer.ts';
import { MediaStore } from '../../inputs/media-store.ts';
import { idleLimitMs } from '../../machine/ffmpeg/watch-process.ts';
import { chooseWorkers } from '../../machine/hardware/choose-workers.ts';
import { detectHardware } from '../../machine/hardware/hardware.ts';
import type { Hardware } from '../../machine/hardware/hardware.ts';
import type { MachineLoad } from '../../machine/hardware/machine-load.ts';
import { sceneCosts, workerBytes } from '../../machine/hardware/machine-notes.ts';
import type { TimedText } from '../../outputs/output-format.ts';
import { hasClip } from '../cache/clip-cache.ts';
import { createClipKeys } from '../cache/clip-key.ts';
import type { ClipRunner } from '../clip-runner.ts';
import { localRunner } from '../pool/local-runner.ts';
import type { PoolSetup } from '../pool/pool-messages.ts';
import type { OutputChoice } from './check-output.ts';
import { chooseEncodings, encodersOf, isAllHardware } from './choose-encoding.ts';
import type { Encoding } from './choose-encoding.ts';
import { chooseByMeasure, chooseFrames } from './choose-frames.ts';
import type { ChosenFrames, Measure } from './choose-frames.ts';
import { cutClips, framesOf, missingClips } from './clip-plan.ts';
import { findMachine } from './find-machine.ts';
import type { RenderMachine } from './find-machine.ts';
import { knownSeconds } from './known-cost.ts';
import { checkMemory } from './limits.ts';
import { mediaMemory } from './media-memory.ts';
import { captionsOf, chaptersOf } from '../sidecars/timed-texts.ts';
import { makeWorkFolders } from './work-folders.ts';
import type { WorkFolders } from './work-folders.ts';

/** The encoder of a farm, equal on all its machines: with another build or number of threads the bytes are not the same. */
export interface FixedEncoder {
  build: string;
  threads: number;
}

/** What draws the clips instead of this machine (engine/farm makes it). */
export interface FarmDeps {
  encoder(): Promise<FixedEncoder>;
  /** `clips`: all of the render, those in the cache included. */
  runner(request: { setup: PoolSetup; encoder: FixedEncoder; clips: readonly ClipJob[] }): ClipRunner;
}

/** What tests and hosts may replace. */
export interface RenderDeps {
  signal?: AbortSignal;
  /** Module that exports `createRenderer`. */
  rendererModule?: string;
  /** An encoder that does nothing for this long is ended. */
  watchdogMs?: number;
  hardware?: Hardware;
  measureLoad?: (cores: number) => Promise<MachineLoad>;
  /** Leaves hardware encoders alone. */
  softwareOnly?: boolean;
  farm?: FarmDeps;
}

/** In seconds of the output. */
export interface RenderTexts {
  chapters: TimedText[];
  captions: TimedText[];
}

/** A prepared render. The steps that follow take the parts they need. */
export interface RenderPlan {
  machine: RenderMachine;
  frames: ChosenFrames;
  /** One for each output, in their order. */
  encodings: Encoding[];
  audio: AudioReader;
  /** What the reel plays, in reel time, held in the work folder; null where it has no sound. */
  sound: SoundTrack | null;
  texts: RenderTexts;
  /** Digest of the reel's audio file; null where it has none. */
  audioDigest: string | null;
  clips: ClipJob[];
  /** Of the reel's modules, by `kind:name`. */
  customEffects: ReadonlyMap<string, Effect>;
  folders: WorkFolders;
  setup: PoolSetup;
  /** Draws the clips that are not in the cache. */
  runner: ClipRunner;
  /** Null where every machine may use its own. */
  encoder: FixedEncoder | null;
  /** For the clips that are not in the cache; null where nothing is known yet. */
  estimateSeconds: number | null;
}

export interface PrepareOptions {
  /** Seconds of the sound that have been read. */
  onAudio?: (seconds: number) => void;
  /** Seconds of a footage that have been analysed, of those that the reel uses. */
  onFootage?: (seconds: number, all: number) => void;
  /** Something in an input that is left out, a sentence with its file and line. */
  onWarning?: (message: string) => void;
  /** Used by `auto` for long reels. */
  measure?: Measure;
}

/** Throws a `RenderError` where the job cannot be rendered. */
export async function prepareRender(
  job: RenderJob,
  outputs: readonly OutputChoice[],
  deps: RenderDeps,
  options: PrepareOptions = {},
): Promise<RenderPlan> {
  const { plan } = job;
  const hardware = deps.hardware ?? detectHardware();
  let frames = chooseFrames(job, hardware);
  const machine = await findMachine(
    job.options,
    outputs.map(({ format }) => format),
    plan,
    hardware,
  );
  // Every input is read here, once: keys are made of what was read, and workers draw from the same bytes.
  const media = await MediaStore.open(plan, {
    signal: deps.signal,
    except: ['audio'],
    cacheDir: machine.cacheDir,
    ffmpegPath: machine.ffmpeg?.path,
  });
  for (const { path, line, message } of media.warnings())
    options.onWarning?.(`${path}${line === undefined ? '' : `, line ${line}`}: ${message}`);
  await media.complete({ signal: deps.signal, onProgress: options.onFootage });
  const { audio, track } = await readAudio(job, machine, deps, options);
  if (options.measure) frames = await chooseByMeasure(job, hardware, frames, options.measure);
  const encodings = await chooseEncodings(
    outputs,
    frames.chosen,
    machine,
    deps.softwareOnly === true || deps.farm !== undefined,
    job.plan.alpha === true,
  );
  const encoder = (await deps.farm?.encoder()) ?? null;
  const workers = countWorkers(job, frames, encodings, machine, mediaMemory(plan, media.snapshot).workerBytes);
  const clips = keyClips(job, frames, encodings, machine, encoder, digestsOf(job, media, track));
  const mix = await readMix(job, machine, deps, frames, encodings);
  const { folders, sound } = await makeWorkFolders(machine.cacheDir, job.options.useCache !== false, clips, mix);
  const setup = setUpPool(job, frames, encodings, machine, encoder, folders, workers, media, track, deps);
  return {
    machine,
    frames,
    encodings,
    audio,
    sound,
    texts: textsOf(job, media, frames),
    audioDigest: track?.digest ?? null,
    clips,
    customEffects: customEffects(media, plan),
    folders,
    setup,
    runner: deps.farm && encoder ? deps.farm.runner({ setup, encoder, clips }) : localRunner(setup),
    encoder,
    estimateSeconds: estimate(job, frames, setup, clips),
  };
}

function textsOf({ plan }: RenderJob, media: MediaStore, { chosen, selection }: ChosenFrames): RenderTexts {
  const { fps } = chosen.format;
  return {
    chapters: chaptersOf(selection, fps),
    captions: captionsOf(planCaptions(media, plan), plan, selection, fps),
  };
}

async function readAudio(
  { plan, options: { scene } }: RenderJob,
  { ffmpeg, cacheDir }: RenderMachine,
  { signal }: RenderDeps,
  { onAudio }: PrepareOptions,
): Promise<{ audio: AudioReader; track: SoundTrack | null }> {
  const common = { cacheDir, ...(ffmpeg ? { ffmpegPath: ffmpeg.path } : {}), ...(signal ? { signal } : {}) };
  const track = plan.audio
    ? await openSoundTrack(plan.audio.path, { ...common, ...(onAudio ? { onProgress: onAudio } : {}) })
    : null;
  const features = await planFeatures(plan, {
    ...common,
    detail: { from: 0, to: 0 },
    ...(track ? { digest: track.digest } : {}),
    ...(scene === undefined ? {} : { scene }),
  });
  return { audio: createAudioReader(features), track };
}

/** What is muxed: the mix up to the end of what is rendered, so that its end fades there. */
async function readMix(
  { plan }: RenderJob,
  { ffmpeg, cacheDir }: RenderMachine,
  { signal }: RenderDeps,
  { chosen, selection: { audioFrom, frames } }: ChosenFrames,
  encodings: readonly Encoding[],
): Promise<SoundTrack | null> {
  // Without a place for sound only its length is of interest, for a warning.
  const end = encodings.some(({ output }) => output.hasSound) ? audioFrom + frames / chosen.format.fps : 0;
  return mixSound(plan, {
    cacheDir,
    end,
    ...(ffmpeg ? { ffmpegPath: ffmpeg.path } : {}),
    ...(signal ? { signal } : {}),
  });
}

function countWorkers(
  { options }: RenderJob,
  { chosen }: ChosenFrames,
  encodings: readonly Encoding[],
  { hardware, cacheDir }: RenderMachine,
  mediaBytes: number,
): number {
  const perWorker = workerBytes(cacheDir, chosen.format, encodersOf(encodings), encodings.length) + mediaBytes;
  checkMemory(perWorker, hardware.memoryBytes);
  return chooseWorkers(hardware, { asked: options.workers, most: chosen.mostWorkers, workerBytes: perWorker });
}

/** Of every input, by its path. */
function digestsOf({ plan }: RenderJob, media: MediaStore, track: SoundTrack | null): Map<string, string> {
  const digests = media.digests();
  // A film may be heard and seen.
  if (plan.audio && track)
    digests.set(plan.audio.path, [digests.get(plan.audio.path), track.digest].filter(Boolean).join(' '));
  return digests;
}

function keyClips(
  { plan, options: { scene } }: RenderJob,
  { chosen, selection }: ChosenFrames,
  encodings: readonly Encoding[],
  { ffmpeg }: RenderMachine,
  encoder: FixedEncoder | null,
  digests: ReadonlyMap<string, string>,
): ClipJob[] {
  const keysOf = encodings.map(({ output, settings }) =>
    createClipKeys({
      plan,
      format: chosen.format,
      output: output.name,
      settings,
      ffmpegVersion: ffmpeg?.version ?? null,
      ...(encoder ? { encoder } : {}),
      digests,
      audioFirst: Math.round((scene === undefined ? 0 : sceneStart(plan, scene)) * plan.format.fps),
      ...(scene === undefined ? {} : { scene }),
    }),
  );
  return cutClips(selection).map((clip) => ({
    ...clip,
    targets: keysOf.map((keyOf, output) => ({ output, key: keyOf(clip) })),
  }));
}

function setUpPool(
  { plan, options: { scene } }: RenderJob,
  { chosen }: ChosenFrames,
  encodings: readonly Encoding[],
  { ffmpeg, hardware, cacheDir }: RenderMachine,
  encoder: FixedEncoder | null,
  { jobId, clipDir, logDir }: WorkFolders,
  workers: number,
  media: MediaStore,
  track: SoundTrack | null,
  deps: RenderDeps,
): PoolSetup {
  return {
    jobId,
    plan,
    media: media.snapshot,
    format: chosen.format,
    encodings: encodings.map(({ output, settings }) => ({ format: output.name, settings })),
    ffmpegPath: ffmpeg?.path ?? null,
    cacheDir,
    clipDir,
    logDir,
    workers,
    cores: hardware.cores,
    ...(encoder ? { encoderThreads: encoder.threads } : {}),
    watchdogMs: deps.watchdogMs ?? idleLimitMs(),
    ...(track ? { audioDigest: track.digest } : {}),
    ...(scene === undefined ? {} : { scene }),
    ...(deps.rendererModule ? { rendererModule: deps.rendererModule } : {}),
  };
}

function estimate(
  { reel }: RenderJob,
  { selection, measuredSeconds }: ChosenFrames,
  { cacheDir, clipDir, format, encodings, cores, workers }: PoolSetup,
  clips: readonly ClipJob[],
): number | null {
  const missing = missingClips(clips, ({ key }) => !hasClip(clipDir, key));
  if (measuredSeconds !== null) return (measuredSeconds * framesOf(missing)) / selection.frames;
  const costs = encodings.map(({ settings }) => sceneCosts(cacheDir, reel, format, settings));
  return knownSeconds(missing, costs, {
    cores,
    lanes: Math.max(1, Math.min(workers, missing.length)),
    hasHardwareEncoder: isAllHardware(encodings),
  });
}
