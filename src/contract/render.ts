// Render jobs, their events and the report: plain data that can be sent between processes.

import type { AspectName, QualityName } from './defaults.ts';

import type { Range } from './diagnostics.ts';
import type { FormatOptionValues } from './format-facts.ts';
import type { ScenePlan } from './plan.ts';

/** What a frame's pixels depend on, besides the plan. */
export type { AspectName, QualityName } from './defaults.ts';

export interface FrameFormat {
  width: number;
  height: number;
  fps: number;
  /** Cells per axis compared with production. */
  gridScale: number;
  shaders: 'minimal' | 'standard' | 'full';
  /** Particle cap of the profile. */
  particles: number;
  particleLevel: 'low' | 'standard' | 'high';
}

/** Files that a render can write beside its video `NAME.mp4`: how their names end. */
export const SIDECAR_ENDINGS = {
  report: '.report.json',
  page: '.report.html',
  still: '.still.png',
  srt: '.srt',
  vtt: '.vtt',
  chapters: '.chapters.txt',
  thumbnail: '.thumbnail.jpg',
} as const;
export type SidecarName = keyof typeof SIDECAR_ENDINGS;
/** Those that every render writes: beside the video where they are asked for, else to the cache. */
export type ReportName = 'report' | 'page' | 'still';

/** What can be written into a video besides pictures and sound: see `holds` of a format. */
export const EMBED_NAMES = ['chapters', 'captions'] as const;
export type EmbedName = (typeof EMBED_NAMES)[number];

/** A file, or a folder of frames, that a render writes. */
export interface OutputRequest {
  output: string;
  /** Name of an output format; absent: by the extension of `output`. */
  format?: string;
  /** Options of that format, by name; absent ones have their defaults. */
  formatOptions?: FormatOptionValues;
}

/** `output` is the main one: the still is taken from it, and sidecars and events are named for it. */
export interface RenderOptions extends OutputRequest {
  quality: QualityName;
  aspect?: AspectName;
  resolution?: { width: number; height: number };
  fps?: number;
  workers?: number;
  /** At most one of the three. Times are the reel's (with `scene`: the scene's), in seconds. */
  scene?: string;
  segment?: number;
  range?: { from: number; to: number };
  keepIntermediates?: boolean;
  useCache?: boolean;
  /** More outputs of the same frames, each of which is drawn once for all. */
  alsoOutputs?: readonly OutputRequest[];
  /** Which files are written beside the main output. Absent: none. */
  sidecars?: readonly SidecarName[];
  /** Name of the platform that the options were made for, for the report and for rendering again. */
  platform?: string;
  /** Largest size of each output in bytes; larger ones are encoded again. Absent: any. */
  maxBytes?: number;
  /** What is written into each output that can hold it. Absent: nothing. */
  embed?: readonly EmbedName[];
  ffmpegPath?: string;
  cacheDir?: string;
  cacheLimitBytes?: number;
  /** What draws the clips: `local` (this machine; the default), or the URL of a queue that workers take them from. */
  runner?: string;
  /** Where clips are kept for other machines: a folder that they share, or `s3://BUCKET/PREFIX`. A queue needs one. */
  store?: string;
}

export interface RenderJob {
  /** Names the job in events and file names. */
  id: string;
  plan: ScenePlan;
  options: RenderOptions;
  /** Path of the reel, for reports and messages. */
  reel: string;
}

export interface FrameStats {
  mean: number;
  max: number;
  p1: number;
  p99: number;
}

export type Verdict = 'good' | 'dark' | 'clipped' | 'empty';

export interface SegmentReport {
  segment: number;
  scene: string;
  range: Range;
  startFrame: number;
  frames: number;
  startSeconds: number;
  cached: boolean;
  energy: 'quiet' | 'active';
  /** Mean level (0..255) it must exceed. */
  target: number;
  mean: number;
  p1: number;
  p99: number;
  verdict: Verdict;
  /** For a miss: the worst moment in seconds of the reel, and the mean there. */
  worst?: { seconds: number; mean: number };
  advice?: string;
  /** The `gamma` that would reach the target, for the quick fix. */
  suggestedGamma?: number;
  renderSeconds: number;
}

/** An output as it was written. */
export interface OutputReport {
  path: string;
  /** Name of its format. */
  format: string;
  encoder: string;
  /** Of the file, or of all files of a folder. */
  bytes: number;
  verified: { frames: number; seconds: number; streams: string[]; worstDifference: number };
}

/** How closely jumps of brightness follow the beats. */
export interface SyncReport {
  /** Beats of the reel, and those with a jump within half a beat. */
  beats: number;
  matched: number;
  /** Milliseconds from a beat to its jump, without sign; null where no beat has one. */
  meanMs: number | null;
  worstMs: number | null;
  /** Reel time of the worst one in seconds. */
  worstAt: number | null;
}

/** Sound of the main output, measured in the finished file (EBU R128). */
export interface LoudnessReport {
  /** LUFS; null for silence and for less than 400 ms. */
  integrated: number | null;
  /** dBTP; null for silence. */
  truePeak: number | null;
  /** LUFS that the reel or the platform asks for; null: none. */
  target: number | null;
}

/** Flashes or stripes that may harm photosensitive viewers (WCAG 2.3.1, ITU-R BT.1702). */
export interface FlashReport {
  kind: 'flashes' | 'red-flashes' | 'stripes';
  /** The scene in which it begins; its name's place in the text. */
  scene: string;
  range: Range;
  /** Seconds of the reel. */
  from: number;
  to: number;
  /** Most flashes in a second; 0 for stripes. */
  perSecond: number;
  /** Largest share of a window of a quarter of the frame (flashes), or of the frame (stripes); 0 … 1. */
  area: number;
}

export interface RenderReport {
  version: 1;
  engine: string;
  reel: string;
  output: string;
  title: string | null;
  createdAt: string;
  settings: FrameFormat & {
    quality: QualityName;
    /** Rate factor of the encoder; 0 is lossless. */
    crf: number;
    preset: string;
    workers: number;
    encoder: string;
    why?: string;
    /** Name of the platform that it was rendered for. */
    platform?: string;
  };
  frames: number;
  seconds: number;
  wallSeconds: number;
  estimateSeconds: number | null;
  cachedSegments: number;
  segments: SegmentReport[];
  /** One entry a frame. */
  curve: FrameStats[];
  /** Of the main output. */
  verified: OutputReport['verified'];
  /** Every output, the main one first. */
  outputs: OutputReport[];
  /** Null without sound. */
  loudness: LoudnessReport | null;
  /** Null without sound or beats. */
  sync: SyncReport | null;
  flashes: FlashReport[];
  warnings: string[];
}

export type RenderEvent =
  | {
      type: 'start';
      id: string;
      frames: number;
      segments: number;
      quality: QualityName;
      format: FrameFormat;
      workers: number;
      estimateSeconds: number | null;
      output: string;
      /** Every output, the main one first. */
      outputs: string[];
      /** What `auto` chose and why. */ why?: string;
    }
  | {
      type: 'progress';
      id: string;
      frame: number;
      frames: number;
      segment: number;
      fps: number;
      etaSeconds: number | null;
      phase: 'audio' | 'footage' | 'estimate' | 'frames' | 'concat' | 'mux' | 'fit' | 'verify';
      /** The output that is being joined or verified, where there are several. */
      output?: string;
    }
  | {
      type: 'segment';
      id: string;
      segment: number;
      scene: string;
      cached: boolean;
      frames: number;
      mean: number;
      verdict: Verdict;
      seconds: number;
    }
  /** `done` of `frames` of a clip have been drawn on another machine. `clip` counts from 0. */
  | {
      type: 'clip';
      id: string;
      clip: number;
      clips: number;
      segment: number;
      scene: string;
      frames: number;
      done: number;
      machine: string;
    }
  | { type: 'warning'; id: string; message: string; code?: string }
  | {
      type: 'done';
      id: string;
      output: string;
      /** Every output, the main one first. */
      outputs: OutputReport[];
      /** Beside the main output where `sidecars` asks for it, else in the cache; empty where no frames were drawn. */
      report: string;
      page: string;
      still: string;
      /** Captions, chapters and thumbnail that were written beside the main output. */
      sidecars: string[];
      frames: number;
      seconds: number;
      wallSeconds: number;
      cachedSegments: number;
      segments: number;
      brightness: { mean: number; min: number; max: number } | null;
      misses: number;
    }
  | { type: 'error'; id: string; code: RenderErrorCode; message: string; help: string; segment?: number };

/** The prefix decides the exit code: `input-*` 1, `machine-*` 3, `interrupted` 130. */
export type RenderErrorCode =
  | 'input-missing'
  | 'input-unreadable'
  | 'input-audio'
  | 'input-font'
  | 'input-plan'
  | 'input-limit'
  | 'input-output'
  | 'input-runner'
  | 'machine-no-ffmpeg'
  | 'machine-disk-full'
  | 'machine-cache'
  | 'machine-encoder'
  | 'machine-worker'
  | 'machine-memory'
  | 'machine-engine'
  | 'machine-package'
  | 'machine-refused'
  | 'machine-runner'
  | 'machine-store'
  | 'busy-output'
  | 'verify-failed'
  | 'interrupted'
  | 'internal';

export interface Estimate {
  /** From start to verified video, with the load that was measured. */
  seconds: number;
  frames: number;
  /** Cores' worth of other work on the machine, and how much slower it makes the render (1: idle). */
  load: { others: number; slowdown: number };
  /** Per segment, measured by drawing and encoding samples on this machine. */
  segments: { segment: number; scene: string; frames: number; msPerFrame: number }[];
  workers: number;
  quality: QualityName;
  format: FrameFormat;
  /** Of all outputs together. */
  bytes: number;
  /** Every output, the main one first. */
  outputs: { path: string; format: string; bytes: number }[];
}

/** Every output of a render, the main one first. */
export const requestedOutputs = (options: OutputRequest & Pick<RenderOptions, 'alsoOutputs'>): OutputRequest[] => [
  options,
  ...(options.alsoOutputs ?? []),
];
