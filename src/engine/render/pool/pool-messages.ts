// What crosses between the supervisor, the pool process and its workers. Plain data: it goes through two channels.

import type { ClipJob } from '../../../contract/clip-runner.ts';
import type { ScenePlan } from '../../../contract/plan.ts';
import type { FrameFormat } from '../../../contract/render.ts';
import type { AudioFeatures } from '../../frame/features/audio-features.ts';
import type { RenderFailure } from '../../errors/render-error.ts';
import type { MediaSnapshot } from '../../inputs/disk-access.ts';
import type { ClipSettings } from '../../outputs/output-format.ts';
import type { Lane } from '../plan/clip-plan.ts';

/** Everything that all clips of a render share. */
export interface PoolSetup {
  jobId: string;
  plan: ScenePlan;
  /** The files that the plan names, as they were read when the render was prepared. */
  media: MediaSnapshot;
  format: FrameFormat;
  /** Of each output: the name of its format, and its settings. */
  encodings: readonly { format: string; settings: ClipSettings }[];
  /** The scene that is rendered alone. */
  scene?: string;
  /** Digest of the reel's audio when the render began. */
  audioDigest?: string;
  ffmpegPath: string | null;
  cacheDir: string;
  /** Where clips and their records go. */
  clipDir: string;
  logDir: string;
  workers: number;
  cores: number;
  /** Threads of every encoder, where the bytes must be those of other machines; absent: as many as help here. */
  encoderThreads?: number;
  watchdogMs: number;
  /** Module that exports `createRenderer`, instead of the engine's own. */
  rendererModule?: string;
}

export type WorkerSetup = PoolSetup & { audio: AudioFeatures };

/** What a worker is given: clips in a row, and the threads of its encoders. */
export interface LaneTask {
  lane: Lane;
  threads: number;
  /** Every clip has encoders of its own: after a failure, so that one clip does not fail its neighbours again. */
  alone?: boolean;
}

export type LaneResult = { ok: true } | { ok: false; clip: ClipJob; failure: RenderFailure; retry: boolean };

/** From a worker while it works; the pool process passes them on. */
export type WorkerMessage =
  | { kind: 'begin'; clip: ClipJob }
  | { kind: 'encoder'; clip: ClipJob; output: number; pid: number; running: boolean; memoryBytes: number }
  | { kind: 'frames'; clip: ClipJob; done: number }
  | { kind: 'clip'; clip: ClipJob }
  | { kind: 'warning'; message: string };

export type PoolRequest = { kind: 'start'; setup: PoolSetup; lanes: Lane[] } | { kind: 'cancel' };

export type PoolMessage =
  | WorkerMessage
  /** Sent every `ALIVE_MS`: the process runs, whatever its workers do. */
  | { kind: 'alive' }
  | { kind: 'memory'; workerBytes: number }
  | { kind: 'failed'; failure: RenderFailure }
  /** `cpuMs`: of all threads of the process since the first frame. */
  | { kind: 'finished'; cpuMs: number };

export const ALIVE_MS = 1000;

/** File name of a clip while it is written; unique to this render. */
export const partialClip = (key: string, jobId: string): string => `${key}.${jobId}.partial`;
