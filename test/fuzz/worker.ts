// Runs one target in a thread of its own, so that an input that never ends can be ended. Each input is announced before it is
// run: the main thread knows what it was at.

import { parentPort, workerData } from 'node:worker_threads';
import { createRandom, mutate } from './mutate.ts';
import { TARGETS } from './targets.ts';

const { name, seed, milliseconds } = workerData as { name: string; seed: number; milliseconds: number };
const target = TARGETS.find((each) => each.name === name)!;
const random = createRandom(seed);
const seeds = target.seeds();
const until = performance.now() + milliseconds;
let runs = 0;
while (performance.now() < until) {
  const input = mutate(seeds[Math.floor(random() * seeds.length)], seeds, target.words, random);
  parentPort!.postMessage({ kind: 'input', input });
  const began = performance.now();
  try {
    await target.run(input);
  } catch (error) {
    parentPort!.postMessage({ kind: 'failure', input, message: (error as Error)?.stack ?? String(error) });
  }
  runs++;
  parentPort!.postMessage({ kind: 'done', runs, milliseconds: performance.now() - began });
}
