// Audio features and beats of a track, analysed once per content and frame rate and cached.

import path from 'node:path';
import { BEATS_PER_BAR, DEFAULT_BPM } from '../../../contract/defaults.ts';
import type { BeatFacts } from '../../../contract/facts.ts';
import { inReelTime } from '../../../contract/sound-facts.ts';
import type { SoundFacts } from '../../../contract/sound-facts.ts';
import { audioChanging, diskFull, isDiskFull } from '../../errors/render-errors.ts';
import { SPECTRUM_BINS } from '../../frame/features/audio-features.ts';
import type { AudioFeatures } from '../../frame/features/audio-features.ts';
import { featureTables } from '../../frame/features/audio-reader.ts';
import { createFeatureFile, readFeatureFile, readFeatureFooter } from './feature-file.ts';
import type { FeatureFooter } from './feature-file.ts';
import { writeCurveColumns } from './frame-curves.ts';
import { DECIBEL_STEP, RAW_COLUMNS } from './frame-features.ts';
import { normaliseFeatures } from './normalise-features.ts';
import { scanAudio } from './scan-audio.ts';
import { audioCacheFolder, audioDigest, findSoundTrack, openSoundTrack, readSamples } from './sound-track.ts';
import type { SoundOptions, SoundTrack } from './sound-track.ts';
import { steadyBeats } from '../../frame/features/synthesise-features.ts';
import { findStructureFile, openStructure, readCurves } from './structure/structure-file.ts';
import type { StructureFile } from './structure/structure-file.ts';
import { SAMPLE_RATE } from './timeline.ts';

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
  /** Reel time of any beat of that grid. */
  beatOffset?: number | undefined;
  /** Second of the track at which the reel begins, and whether the track plays again from there. */
  from?: number | undefined;
  loop?: boolean | undefined;
  /** Reel frame at the reader's frame 0. */
  first?: number;
  /** Reader frames to load the spectrum and wave of; all by default. */
  detail?: { first: number; frames: number };
}

/** Part of the file name. Increase it with every change of the numbers. */
const ANALYSIS_VERSION = 3;
/** Samples by which frames may be off: a trimmed start that is closer to a whole frame shares its file. */
const LEAST_PHASE = 48;
/** Seconds of a section that must be left after `from` for it to be one. */
const LEAST_SECTION = 0.5;

/** Features of the track for a reel of `frames` frames. */
export async function analyseAudio(file: string, options: FeatureOptions): Promise<AudioFeatures> {
  const { fps, from = 0, loop = false, first = 0, detail } = options;
  const { rowOffset, phase } = placeOf(from, fps);
  const { target, footer } = await ensureFeatureFile(file, options, phase);
  const structure = await ensureStructure(file, { ...options, digest: footer.digest });
  const length = structure.seconds - from;
  const loaded = detail ?? { first: 0, frames: options.frames };
  const table = await readFeatureFile(
    target,
    // A loop may read any row, unless none is read at all.
    loop && detail === undefined
      ? { first: rowOffset, rows: Infinity }
      : { first: first + rowOffset + loaded.first, rows: loaded.frames },
  );
  const tempo = options.bpm ?? structure.beats?.tempo ?? DEFAULT_BPM;
  const seconds = Math.max(structure.seconds, (first + options.frames) / fps);
  const inReel = (times: readonly number[]) =>
    Float64Array.from(inReelTime(times, { from, loop }, structure.seconds, seconds));
  // A silent track has no beats, but `audio.tempo` still has a value.
  const isSteady = Boolean(options.bpm) || !structure.beats;
  const steady = (bpm: number) => steadyBeats(bpm, seconds, options.beatOffset);
  const beats = footer.silent ? new Float64Array(0) : isSteady ? steady(tempo) : inReel(structure.beats!.times);
  const features: AudioFeatures = {
    fps,
    frames: options.frames,
    seconds: structure.seconds,
    tempo,
    beats,
    bars: footer.silent ? beats : isSteady ? steady(tempo / BEATS_PER_BAR) : inReel(structure.bars),
    sections: inReel([from, ...structure.sections.filter((start) => start > from + LEAST_SECTION)]),
    drops: inReel(structure.drops),
    beatOffset: 0,
    rows: footer.rows,
    first,
    rowOffset,
    loopRows: loop && length > 0 ? length * fps : null,
    detailFirst: table.detailFirst,
    detailRows: table.detailRows,
    buffer: table.buffer,
  };
  const curves = await readCurves(footer.digest, options);
  writeCurveColumns(featureTables(features).columns, fps, curves, phase / SAMPLE_RATE);
  return features;
}

/** The row of a feature file that begins at a second of the track, with the samples by which its rows are late. */
function placeOf(from: number, fps: number): { rowOffset: number; phase: number } {
  const rowOffset = Math.floor(from * fps + 1e-6);
  const phase = Math.round((from - rowOffset / fps) * SAMPLE_RATE);
  return { rowOffset, phase: phase < LEAST_PHASE ? 0 : phase };
}

export interface AudioOverview {
  seconds: number;
  /** Null if no steady pulse was found. */
  beats: BeatFacts | null;
  /** Length and structure, for the compiler. */
  sound: SoundFacts;
  /** Peaks (0..1) at equal steps of the track. */
  wave: Float32Array;
}

/** Beats, structure, length and wave of a track, for the compiler and the timeline strip. */
export async function audioOverview(file: string, options: Partial<AnalyseOptions> = {}): Promise<AudioOverview> {
  const { seconds, start, beats, bars, sections, drops, overview } = await ensureStructure(file, options);
  return { seconds, beats, sound: { seconds, start, bars, sections, drops }, wave: Float32Array.from(overview) };
}

/** Detected beats for `CompileFacts.beats`; null if no steady pulse was found. */
export async function beatsOf(file: string, options: Partial<AnalyseOptions> = {}): Promise<BeatFacts | null> {
  return (await audioOverview(file, options)).beats;
}

interface FeatureFile {
  target: string;
  footer: FeatureFooter;
}

const running = new Map<string, Promise<FeatureFile>>();

/** Finds or makes the structure of a file's content. */
async function ensureStructure(
  file: string,
  options: SoundOptions & Pick<Partial<AnalyseOptions>, 'digest'>,
): Promise<StructureFile> {
  const digest = options.digest ?? (await audioDigest(file));
  return (await findStructureFile(digest, options)) ?? openStructure(await trackOf(file, options), options);
}

/** Finds or makes the feature file whose rows are late by `phase` samples. Concurrent calls share one analysis. */
async function ensureFeatureFile(file: string, options: AnalyseOptions, phase: number): Promise<FeatureFile> {
  const digest = options.digest ?? (await audioDigest(file));
  const kept = await findFeatureFile(digest, options, phase);
  if (kept) return kept;
  const track = await trackOf(file, options);
  // The file may have changed since it was hashed.
  const found = track.digest === digest ? null : await findFeatureFile(track.digest, options, phase);
  if (found) return found;
  const target = featureFile(track.digest, options, phase);
  let making = running.get(target);
  if (!making) {
    making = makeFeatureFile(track, target, options.fps, phase).finally(() => running.delete(target));
    running.set(target, making);
  }
  return making;
}

async function trackOf(
  file: string,
  options: SoundOptions & Pick<Partial<AnalyseOptions>, 'digest'>,
): Promise<SoundTrack> {
  if (options.digest === undefined) return openSoundTrack(file, options);
  const track = (await findSoundTrack(options.digest, options)) ?? (await openSoundTrack(file, options));
  if (track.digest !== options.digest) throw audioChanging(file);
  return track;
}

function featureFile(digest: string, options: AnalyseOptions, phase: number): string {
  const late = phase === 0 ? '' : `+${phase}`;
  const name = `${digest.slice(0, 32)}-${options.fps}${late}-v${ANALYSIS_VERSION}.features`;
  return path.join(audioCacheFolder(options), name);
}

async function findFeatureFile(digest: string, options: AnalyseOptions, phase: number): Promise<FeatureFile | null> {
  const target = featureFile(digest, options, phase);
  const footer = await readFeatureFooter(target, digest);
  return footer && { target, footer };
}

async function makeFeatureFile(track: SoundTrack, target: string, fps: number, phase: number): Promise<FeatureFile> {
  const writer = await createFeatureFile(target);
  try {
    let top = -32768;
    const scan = await scanAudio(readSamples(track, phase), fps, (row) => {
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
      peak,
      topDb: top * DECIBEL_STEP,
    };
    await writer.finish(columns, footer);
    return { target, footer };
  } catch (error) {
    await writer.abandon();
    throw isDiskFull(error) ? diskFull(target) : error;
  }
}
