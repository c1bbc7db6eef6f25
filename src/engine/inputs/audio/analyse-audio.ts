// Audio features and beats of a track, analysed once per content and frame rate and cached.

import path from 'node:path';
import type { BeatFacts } from '../../../contract/facts.ts';
import {
  audioChanging,
  audioMissing,
  audioNotAudio,
  audioUnreadable,
  diskFull,
  fileTrouble,
  isDiskFull,
} from '../../errors/render-errors.ts';
import { regularFile } from '../../files/regular-file.ts';
import { findFfmpeg } from '../../machine/ffmpeg/find-ffmpeg.ts';
import { SPECTRUM_BINS } from '../../frame/features/audio-features.ts';
import type { AudioFeatures } from '../../frame/features/audio-features.ts';
import { featureTables } from '../../frame/features/audio-reader.ts';
import { writeBeatColumns } from './beat-columns.ts';
import { decodeAudio } from './decode-audio.ts';
import { createFeatureFile, readFeatureFile, readFeatureFooter } from './feature-file.ts';
import type { FeatureFooter } from './feature-file.ts';
import { findBeats } from './find-beats.ts';
import { DECIBEL_STEP, RAW_COLUMNS } from './frame-features.ts';
import { normaliseFeatures } from './normalise-features.ts';
import { scanAudio } from './scan-audio.ts';
import { audioCacheFolder, audioDigest, findSoundTrack, openSoundTrack, readSamples } from './sound-track.ts';
import type { SoundOptions, SoundTrack } from './sound-track.ts';
import { DEFAULT_BPM } from '../../../contract/defaults.ts';
import { steadyBeats } from '../../frame/features/synthesise-features.ts';

export interface AnalyseOptions extends SoundOptions {
  fps: number;
  /** Content to analyse: the digest taken when a render began. Without it, the file as it is now. */
  digest?: string;
}

export interface FeatureOptions extends AnalyseOptions {
  /** Length of the reel (or scene) in frames. */
  frames: number;
  /** `bpm:` of the header; replaces the detected beats with a steady grid. */
  bpm?: number | null;
  /** Track frame at the reader's frame 0. */
  first?: number;
  /** Reader frames to load the spectrum and wave of; all by default. */
  detail?: { first: number; frames: number };
}

/** Part of the file name. Increase it with every change of the numbers. */
const ANALYSIS_VERSION = 2;
const OVERVIEW_POINTS = 4096;

/** Features of the track for a reel of `frames` frames. */
export async function analyseAudio(file: string, options: FeatureOptions): Promise<AudioFeatures> {
  const { target } = await ensureFeatureFile(file, options);
  const first = options.first ?? 0;
  const detail = options.detail ?? { first: 0, frames: options.frames };
  const { footer, buffer, detailFirst, detailRows } = await readFeatureFile(target, {
    first: first + detail.first,
    rows: detail.frames,
  });
  const tempo = options.bpm ?? footer.beats?.tempo ?? DEFAULT_BPM;
  const seconds = Math.max(footer.seconds, (first + options.frames) / options.fps);
  const beats = options.bpm || !footer.beats ? steadyBeats(tempo, seconds) : Float64Array.from(footer.beats.times);
  const features: AudioFeatures = {
    fps: options.fps,
    frames: options.frames,
    seconds: footer.seconds,
    tempo,
    beats,
    rows: footer.rows,
    first,
    detailFirst,
    detailRows,
    buffer,
  };
  // A silent track has no beats, but `audio.tempo` still has a value.
  writeBeatColumns(featureTables(features).columns, options.fps, footer.silent ? [] : beats, tempo);
  return features;
}

export interface AudioOverview {
  seconds: number;
  /** Null if no steady pulse was found. */
  beats: BeatFacts | null;
  /** Peaks (0..1) at equal steps of the track. */
  wave: Float32Array;
}

/** Beats, length and wave of a track, for the compiler and the timeline strip. */
export async function audioOverview(file: string, options: Partial<AnalyseOptions> = {}): Promise<AudioOverview> {
  const { footer } = await ensureFeatureFile(file, { fps: 24, ...options });
  return { seconds: footer.seconds, beats: footer.beats, wave: Float32Array.from(footer.overview) };
}

/** Detected beats for `CompileFacts.beats`; null if no steady pulse was found. */
export async function beatsOf(file: string, options: Partial<AnalyseOptions> = {}): Promise<BeatFacts | null> {
  return (await audioOverview(file, options)).beats;
}

/** Rejects as a render would for a file that cannot be read or has no sound. Decodes only the first frame. */
export async function checkSound(file: string, options: { signal?: AbortSignal } = {}): Promise<void> {
  const [{ path: ffmpegPath }] = await Promise.all([
    findFfmpeg(),
    regularFile(file).catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'ENOENT' ? audioMissing(file) : audioUnreadable(file, fileTrouble(error));
    }),
  ]);
  for await (const _frame of decodeAudio(file, { ffmpegPath, ...options })) return;
  throw audioNotAudio(file);
}

interface FeatureFile {
  target: string;
  footer: FeatureFooter;
}

const running = new Map<string, Promise<FeatureFile>>();

/** Finds or creates the feature file. Concurrent calls share one analysis. */
async function ensureFeatureFile(file: string, options: AnalyseOptions): Promise<FeatureFile> {
  const digest = options.digest ?? (await audioDigest(file));
  const kept = await findFeatureFile(digest, options);
  if (kept) return kept;
  const track = await trackOf(file, options);
  // The file may have changed since it was hashed.
  const found = track.digest === digest ? null : await findFeatureFile(track.digest, options);
  if (found) return found;
  const target = featureFile(track.digest, options);
  let making = running.get(target);
  if (!making) {
    making = makeFeatureFile(track, target, options.fps).finally(() => running.delete(target));
    running.set(target, making);
  }
  return making;
}

async function trackOf(file: string, options: AnalyseOptions): Promise<SoundTrack> {
  if (options.digest === undefined) return openSoundTrack(file, options);
  const track = (await findSoundTrack(options.digest, options)) ?? (await openSoundTrack(file, options));
  if (track.digest !== options.digest) throw audioChanging(file);
  return track;
}

const featureFile = (digest: string, options: AnalyseOptions): string =>
  path.join(audioCacheFolder(options), `${digest.slice(0, 32)}-${options.fps}-v${ANALYSIS_VERSION}.features`);

async function findFeatureFile(digest: string, options: AnalyseOptions): Promise<FeatureFile | null> {
  const target = featureFile(digest, options);
  const footer = await readFeatureFooter(target, digest);
  return footer && { target, footer };
}

async function makeFeatureFile(track: SoundTrack, target: string, fps: number): Promise<FeatureFile> {
  const writer = await createFeatureFile(target);
  try {
    let top = -32768;
    const scan = await scanAudio(readSamples(track), fps, (row) => {
      for (let bin = 0; bin < SPECTRUM_BINS; bin++) if (row[bin] > top) top = row[bin];
      return writer.detail(row);
    });
    const { columns, peak, silent } = normaliseFeatures(scan.raw, fps);
    const footer: FeatureFooter = {
      version: 1,
      digest: track.digest,
      fps,
      rows: scan.raw.length / RAW_COLUMNS,
      seconds: scan.seconds,
      silent,
      beats: silent ? null : findBeats(scan.onsets),
      peak,
      topDb: top * DECIBEL_STEP,
      overview: overviewOf(scan.peaks),
    };
    await writer.finish(columns, footer);
    return { target, footer };
  } catch (error) {
    await writer.abandon();
    throw isDiskFull(error) ? diskFull(target) : error;
  }
}

function overviewOf(peaks: Float32Array): number[] {
  const points = Math.min(OVERVIEW_POINTS, peaks.length);
  let top = 1e-3;
  for (const peak of peaks) top = Math.max(top, peak);
  return Array.from({ length: points }, (_, i) => {
    let peak = 0;
    for (let k = Math.floor((i * peaks.length) / points); k < Math.floor(((i + 1) * peaks.length) / points); k++)
      peak = Math.max(peak, peaks[k]);
    return Math.round((peak / top) * 1000) / 1000;
  });
}
