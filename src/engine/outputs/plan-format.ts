// The interface of an output format that holds the reel itself instead of its frames: no clips are drawn for it.

import type { FormatFacts, FormatOptionValue } from '../../contract/format-facts.ts';
import type { ScenePlan } from '../../contract/plan.ts';
import type { FrameFormat } from '../../contract/render.ts';
import type { AudioFeatures } from '../frame/features/audio-features.ts';
import type { Sound } from '../inputs/audio/sound-input.ts';
import type { MediaStore } from '../inputs/media-store.ts';
import type { Ffmpeg } from '../machine/ffmpeg/find-ffmpeg.ts';
import type { Verification } from './output-format.ts';
import type { WrittenTo } from './output-target.ts';

export interface PlanTask {
  plan: ScenePlan;
  /** The reel's own format, or that of the quality that was asked for. */
  format: FrameFormat;
  /** With all rows of the spectrum and the waveform. */
  audio: AudioFeatures;
  store: MediaStore;
  /** Plays only this scene. */
  scene?: string;
  /** Null where the reel has none. */
  sound: Sound | null;
  seconds: number;
  /** The file or folder being written. */
  target: WrittenTo;
  options: Readonly<Record<string, FormatOptionValue | null>>;
  ffmpeg: Pick<Ffmpeg, 'path'> | null;
  /** For logs. */
  workDir: string;
  signal?: AbortSignal;
  /** Frames that have been looked at, of all. */
  onProgress: (done: number, all: number) => void;
}

export interface PlanExport {
  frames: number;
  /** Opens what was written and compares frames of it with those of the renderer. */
  verify(): Promise<Verification>;
}

export interface PlanFormat extends FormatFacts {
  holdsPlan: true;
  /** Throws `input-plan` for a plan that it cannot hold. Called before anything is opened. */
  checkPlan(plan: ScenePlan): void;
  /** Writes `target`. Rejects with a RenderError, or with the file system's error. */
  exportPlan(task: PlanTask): Promise<PlanExport>;
}

export const isPlanFormat = (format: FormatFacts): format is PlanFormat => format.holdsPlan === true;
