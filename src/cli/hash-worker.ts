// A thread of `hash --workers N`: draws its share of the frames and sends their hashes.

import { parentPort, workerData } from 'node:worker_threads';
import type { DrawOrder } from './draw-session.ts';
import { hashFrames } from './frame-hashes.ts';

export interface HashShare {
  order: DrawOrder;
  from: number;
  to: number;
}

const { order, from, to } = workerData as HashShare;
await hashFrames(order, from, to, (frame, hash) => parentPort!.postMessage([frame, hash]));
