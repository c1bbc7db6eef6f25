// A worker thread of the pool: one renderer, reused for every lane, and one encoder for each output at a time. piscina calls the default export.

import { parentPort, workerData } from 'node:worker_threads';
import { laneDrawer } from './lane-drawer.ts';
import type { LaneResult, LaneTask, WorkerSetup } from './pool-messages.ts';

// piscina hands workerData over as [its own, ours].
const setup = (Array.isArray(workerData) ? workerData[1] : workerData) as WorkerSetup;
const drawer = laneDrawer(setup, (message) => parentPort?.postMessage(message));

export default function runLane(task: LaneTask): Promise<LaneResult> {
  return drawer.run(task);
}
