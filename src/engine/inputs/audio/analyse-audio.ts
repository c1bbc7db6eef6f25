// Features and beats of a track, computed once per content and rate and then read from the cache.

import { mkdir } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { BeatFacts } from '../../../contract/facts.ts';
import { audioMissing, audioUnreadable, diskFull, fileTrouble, isDiskFull } from '../../errors/render-errors.ts';
import { findFfmpeg } from '../../machine/ffmpeg/find-ffmpeg.ts';
import { fileDigest } from '../../files/file-digest.ts';
import { cacheRoot } from '../../files/cache-dir.ts';
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
import { DEFAULT_TEMPO, steadyBeats } from '../../frame/features/synthesise-features.ts';

export interface AnalyseOptions {
  fps: number;
  ffmpegPath?: string;
  cacheDir?: string;
  signal?: AbortSignal;
  /** Called with the seconds read so far. */
  onProgress?: (seconds: number) => void;
}

export interface FeatureOptions extends AnalyseOptions {
  /** Frames the reader answers for. */
  frames: number;
  /** `bpm:` of the header: beats on its steady grid instead of the detected ones. */
  bpm?: number | null;
  /** Track frame that the reader's frame 0 hears. */
  first?: number;
  /** Frames of the reader whose spectrum and wave are wanted; the whole by default. */
  detail?: { first: number; frames: number };
}

/** Raise with any change of the numbers: the old files are then not found. */
const ANALYSIS_VERSION = 1;
const OVERVIEW_POINTS = 4096;

/** Features of the track for a reel of `frames` frames. */
export async function analyseAudio(file: string, options: FeatureOptions): Promise<AudioFeatures> {
  const target = await ensureFeatureFile(file, options);
  const first = options.first ?? 0;
  const detail = options.detail ?? { first: 0, frames: options.frames };
  const { footer, buffer, detailFirst, detailRows } = await readFeatureFile(target, {
    first: first + detail.first,
    rows: detail.frames,
  });
  const tempo = options.bpm ?? footer.beats?.tempo ?? DEFAULT_TEMPO;
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
  // In silence nothing beats, but the reel still has its tempo.
  writeBeatColumns(featureTables(features).columns, options.fps, footer.silent ? [] : beats, tempo);
  return features;
}

export interface AudioOverview {
  seconds: number;
  /** Null where the track has no pulse. */
  beats: BeatFacts | null;
  /** Peaks (0..1) evenly spread over the track. */
  wave: Float32Array;
}

/** Beats, length and wave of a track: what a compile and a timeline strip need. */
export async function audioOverview(file: string, options: Partial<AnalyseOptions> = {}): Promise<AudioOverview> {
  const target = await ensureFeatureFile(file, { fps: 24, ...options });
  const footer = (await readFeatureFooter(target)) as FeatureFooter;
  return { seconds: footer.seconds, beats: footer.beats, wave: Float32Array.from(footer.overview) };
}

/** Detected beats for `CompileFacts.beats`; null where there are none. */
export async function beatsOf(file: string, options: Partial<AnalyseOptions> = {}): Promise<BeatFacts | null> {
  return (await audioOverview(file, options)).beats;
}

/** Throws the sentence of `decodeAudio` where the file holds no sound; decodes no more of it than that takes. */
export async function mustSound(file: string, options: { signal?: AbortSignal } = {}): Promise<void> {
  const { path: ffmpegPath } = await findFfmpeg();
  for await (const _chunk of decodeAudio(file, { ffmpegPath, ...options })) return;
}

const running = new Map<string, Promise<string>>();

/** Path of the feature file, made first where it is not there. Calls at the same time share one analysis. */
async function ensureFeatureFile(file: string, options: AnalyseOptions): Promise<string> {
  let digest: string;
  try {
    digest = await fileDigest(file);
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ENOENT'
      ? audioMissing(file)
      : audioUnreadable(file, fileTrouble(error));
  }
  const folder = await writableFolder(path.join(cacheRoot(options.cacheDir), 'audio'));
  const target = path.join(folder, `${digest.slice(0, 32)}-${options.fps}-v${ANALYSIS_VERSION}.features`);
  if (await readFeatureFooter(target)) return target;
  let making = running.get(target);
  if (!making) {
    making = makeFeatureFile(file, target, options)
      .then(() => target)
      .finally(() => running.delete(target));
    running.set(target, making);
  }
  return making;
}

async function writableFolder(folder: string): Promise<string> {
  try {
    await mkdir(folder, { recursive: true });
    return folder;
  } catch {
    const fallback = path.join(os.tmpdir(), 'glyphreel', 'audio');
    await mkdir(fallback, { recursive: true });
    return fallback;
  }
}

async function makeFeatureFile(file: string, target: string, options: AnalyseOptions): Promise<void> {
  const ffmpegPath = options.ffmpegPath ?? (await findFfmpeg()).path;
  const writer = await createFeatureFile(target);
  try {
    let top = -32768;
    const scan = await scanAudio(
      decodeAudio(file, { ffmpegPath, ...(options.signal ? { signal: options.signal } : {}) }),
      options.fps,
      (row) => {
        for (let bin = 0; bin < SPECTRUM_BINS; bin++) if (row[bin] > top) top = row[bin];
        return writer.detail(row);
      },
      options.onProgress,
    );
    const { columns, peak, silent } = normaliseFeatures(scan.raw, options.fps);
    await writer.finish(columns, {
      version: 1,
      fps: options.fps,
      rows: scan.raw.length / RAW_COLUMNS,
      seconds: scan.seconds,
      silent,
      beats: silent ? null : findBeats(scan.onsets),
      peak,
      topDb: top * DECIBEL_STEP,
      overview: overviewOf(scan.peaks),
    });
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
