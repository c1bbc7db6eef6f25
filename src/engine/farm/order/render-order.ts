// What the clips of a render share, as plain data that any machine can draw from: the plan with its files by digest instead of by path,
// what the sender read and analysed, the encoder. A clip job names its order by digest.

import type { ClipJob } from '../../../contract/clip-runner.ts';
import type { ScenePlan } from '../../../contract/plan.ts';
import type { FrameFormat } from '../../../contract/render.ts';
import type { ClipSettings } from '../../outputs/output-format.ts';

/** Increase it with every change of what follows. */
export const ORDER_VERSION = 1;

/** A file of the order, in the store under its digest. */
export interface OrderInput {
  /** What stands for its path in `plan` and `made`. */
  token: string;
  /** Path below the folder of inputs on the machine that draws: `3/clouds.png`, `modules/lib/waves.ts`. */
  name: string;
  digest: string;
  bytes: number;
  /** It is read into memory when the render begins; others are opened where they are. */
  isRead: boolean;
  /** How it is known in clip keys, where that is not `digest`. */
  known: string | null;
}

export interface RenderOrder {
  version: typeof ORDER_VERSION;
  /** Version of the engine; another may draw other bits. */
  engine: string;
  /** The encoder's build (see encoder-build.ts) and the threads it uses: with others the bytes are not the same. */
  encoder: { build: string; threads: number };
  plan: ScenePlan;
  format: FrameFormat;
  /** Of each output: the name of its format, and its settings. Targets of clips name it by number. */
  encodings: { format: string; settings: ClipSettings }[];
  scene: string | null;
  inputs: OrderInput[];
  /** What the sender has made of files (see `MediaAccess.share`). */
  made: Record<string, unknown>;
  /** The packed audio features, in the store. */
  audio: { digest: string; bytes: number };
  hasCode: boolean;
  /** Memory that drawing takes, with its encoder (bytes). */
  memoryBytes: number;
  /** Digest of the sender's check set (see admission). */
  proof: string;
}

/** One job of the queue, and the content of a `.json` file for `glyphreel clip`. */
export interface ClipOrder {
  glyphreel: 'clip';
  version: typeof ORDER_VERSION;
  /** Digest of the order in the store. */
  order: string;
  /** Clips in a row that one machine draws: several where the scene has state, which earlier frames decide. */
  clips: ClipJob[];
}
