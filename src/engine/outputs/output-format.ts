// The interface of an output format: everything a render does with its output goes through it. One folder a format under
// formats/; `npm run generate` registers it. docs/reference/formats.md lists them.

import type { FormatFacts, FormatOptionValue } from '../../contract/format-facts.ts';
import type { FrameFormat, QualityName } from '../../contract/render.ts';
import type { SoundMeter } from '../inputs/audio/mix/sound-meter.ts';
import type { Sound } from '../inputs/audio/sound-input.ts';
import type { Ffmpeg } from '../machine/ffmpeg/find-ffmpeg.ts';
import type { PixelLayout, Sketch } from './frame-sketch.ts';
import type { WrittenTo } from './output-target.ts';

/** Plain data: it goes to the workers, into the clip keys and into the report. A format may add its own members. */
export interface ClipSettings {
  encoder: string;
  preset: string;
  /** Constant rate factor or the nearest scale of the encoder; 0 is lossless. */
  crf: number;
  /** The encoder computes outside the CPU. */
  isHardware: boolean;
}

export interface SettingsRequest {
  quality: QualityName;
  /** Of the quality profile. */
  crf: number;
  /** Null where the format needs no ffmpeg and none was found. */
  ffmpeg: Ffmpeg | null;
  /** A value for each of the format's `options`; null where none was given and the format chooses. */
  options: Readonly<Record<string, FormatOptionValue | null>>;
  /** Where trial results are kept. */
  cacheDir: string;
  /** Leaves hardware encoders alone. */
  softwareOnly: boolean;
  /** The reel has `alpha: on`: a format with alpha notes it in its settings and takes its frames as 'rgba'. */
  alpha: boolean;
}

export interface ClipTask<S extends ClipSettings = ClipSettings> {
  ffmpegPath: string | null;
  format: FrameFormat;
  settings: S;
  /** Frames that will be written. */
  frames: number;
  /** Threads the encoder may use. */
  threads: number;
  target: string;
  /** Offsets of the frames that `verify` and `grab` will ask for: they should be quick to decode. */
  checkedFrames?: readonly number[];
  log: string;
  watchdogMs: number;
}

export interface ClipWriter {
  /** Of the encoder process, where there is one. */
  readonly pid: number | undefined;
  /** Copies the frame; resolves when the next may be drawn. Rejects with `EncoderFailure`, or with a file system error. */
  write(pixels: Uint8Array): Promise<void>;
  /** After the last frame: resolves with the number of frames in the clip. Rejects as `write` does. */
  finish(): Promise<number>;
  /** Stops at once. */
  kill(): void;
  /** After `finish`: milliseconds of CPU time, or null where unknown. */
  cpuMs(): number | null;
  /** Peak memory in bytes, 0 where unknown; asked before `finish`. */
  memoryBytes(): number;
}

/** Writes several clips that follow each other. */
export interface RunWriter extends Omit<ClipWriter, 'finish'> {
  /** As of a clip, with the number of frames in each. */
  finish(): Promise<number[]>;
}

/** What several short clips may share. Their bytes are those that `openClip` writes, in any grouping. */
export interface ClipRuns<S extends ClipSettings = ClipSettings> {
  /** Of all clips of a run together; 0 where each needs a writer of its own. */
  mostFrames(settings: S, format: FrameFormat): number;
  /** Tasks that differ in their frames, checked frames and files only. */
  open(tasks: readonly ClipTask<S>[]): RunWriter;
}

interface FinishTask<S extends ClipSettings> {
  format: FrameFormat;
  /** Of the clips. */
  settings: S;
  ffmpeg: Pick<Ffmpeg, 'path' | 'ffprobe'> | null;
  /** For lists and logs. */
  workDir: string;
  signal?: AbortSignal;
}

/** What joining, verifying and grabbing share. */
interface OutputTask<S extends ClipSettings> extends FinishTask<S> {
  /** The file or folder being written, and the names of its frames. */
  target: WrittenTo;
  /** What it is joined from. */
  clips: readonly { path: string; frames: number }[];
}

/** A text and when it applies, in seconds of the output. */
export interface TimedText {
  from: number;
  to: number;
  text: string;
}

export interface JoinTask<S extends ClipSettings = ClipSettings> extends OutputTask<S> {
  /** Null where the reel or the format has none. */
  sound: Sound | null;
  /**
   * As `SettingsRequest` has them. What only joining depends on is read here and left out of the settings, so that a render with other
   * values finds its clips again.
   */
  options: Readonly<Record<string, FormatOptionValue | null>>;
  /** Written into the file by formats that hold them; empty where none are wanted. */
  chapters: readonly TimedText[];
  captions: readonly TimedText[];
}

export interface ShrinkTask<S extends ClipSettings = ClipSettings> extends OutputTask<S> {
  /** What was joined; it stays as it is. */
  source: string;
  frames: number;
  /** As `JoinTask` has them. */
  options: JoinTask['options'];
  /** Bytes that `target` should have, or a little fewer. */
  aimBytes: number;
}

export interface VerifyTask<S extends ClipSettings = ClipSettings> extends OutputTask<S> {
  frames: number;
  /** What was joined. */
  sound: Sound | null;
  /** Hears the sound as it is decoded from the output. */
  meter?: SoundMeter;
  /** Sketches of drawn frames in ascending order; `frame` counts from the video's first. */
  samples: readonly { frame: number; sketch: Sketch }[];
}

export interface VerifyClipTask<S extends ClipSettings = ClipSettings> extends FinishTask<S> {
  clip: string;
  frames: number;
  /** `frame` counts from the clip's first. */
  samples: readonly { frame: number; sketch: Sketch }[];
}

export interface Verification {
  /** Frames and seconds found. */
  frames: number;
  seconds: number;
  /** Such as `h264 1920x1080`. */
  streams: string[];
  /** Largest mean difference (levels) of a decoded frame from what was drawn. */
  worstDifference: number;
  /** Frames that differ from what was drawn, or could not be decoded. */
  wrongFrames: number[];
  /** What is wrong; empty where all is well. */
  faults: string[];
}

export interface GrabTask<S extends ClipSettings = ClipSettings> extends OutputTask<S> {
  frame: number;
  /** The frame was among a clip's `checkedFrames`, and no other is within `checkedFramesApart`. */
  isChecked: boolean;
  /** Scales the picture to this width (pixels). */
  width?: number;
}

export interface OutputFormat<S extends ClipSettings = ClipSettings> extends FormatFacts {
  /** Of clips that are kept for people, with its dot. */
  clipExtension: string;
  /** Of two checked frames closer than this, the first is not quick to decode. */
  checkedFramesApart: number;
  /** How the frames of a clip are packed. */
  pixels(settings: S): PixelLayout;
  /** All of it goes into the clip keys: a clip is found again only by a render with equal settings. */
  settings(request: SettingsRequest): Promise<S>;
  /** One frame as a file of its own; present where `hasStill` is set. `pixels` has the layout of `pixels(settings)`. */
  still?(pixels: Uint8Array, format: FrameFormat, settings: S): Promise<Uint8Array>;
  /** What people should know before frames are drawn, as sentences. */
  warnings?(settings: S, ffmpeg: Ffmpeg | null): string[];
  openClip(task: ClipTask<S>): ClipWriter;
  /** Absent where a writer costs nothing to open. */
  runs?: ClipRuns<S>;
  /** Writes `target` from the clips, without encoding them again. */
  join(task: JoinTask<S>): Promise<void>;
  /**
   * Writes `target` from a joined file (or its clips) with so many bytes, by encoding its pictures again. Absent: sizes cannot be aimed at.
   * Resolves with what was chosen in words, such as `640×360 with 64 colours`, where more than the bit rate was.
   */
  shrink?(task: ShrinkTask<S>): Promise<string | void>;
  /** Decodes samples back and compares them with what was drawn. */
  verify(task: VerifyTask<S>): Promise<Verification>;
  /** What is wrong with one clip; empty where nothing is. */
  verifyClip(task: VerifyClipTask<S>): Promise<string[]>;
  /** One frame as a PNG, or null where it could not be decoded. */
  grab(task: GrabTask<S>): Promise<Uint8Array | null>;
}
