// What crosses between a worker and a process that draws for it.

import type { RenderFailure } from '../../errors/render-error.ts';
import type { LaneResult, LaneTask, WorkerMessage } from '../../render/pool/pool-messages.ts';
import type { Proof } from '../admission/draw-proof.ts';
import type { OrderPlace } from '../order/order-setup.ts';

export type DrawerRequest =
  /** `digest`: of the order; the renderer of the one before is used again where it is the same. */
  { kind: 'draw'; digest: string; place: OrderPlace; task: LaneTask } | { kind: 'prove' };

export type DrawerReply =
  | WorkerMessage
  /** Sent every `ALIVE_MS` while the process is not stuck in a frame. */
  | { kind: 'alive' }
  | { kind: 'drawn'; result: LaneResult; residentBytes: number }
  | { kind: 'proof'; proof: Proof }
  | { kind: 'failed'; failure: RenderFailure };
