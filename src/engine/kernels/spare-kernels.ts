// A pool of kernels and memories from disposed renderers. A WebAssembly memory is freed only by the garbage collector, so a process that
// opens renderers by the thousand would otherwise keep growing.

import type { Kernels } from './kernels.ts';
import { loadKernels } from './load-kernels.ts';
import type { KernelMemory } from './memory.ts';

export interface LoadedKernels {
  kernels: Kernels;
  memory: KernelMemory;
}

/** At most two panels are open at a time. */
const MAX_SPARE = 2;
/** Clearing a larger memory takes longer than creating one. */
const MAX_BYTES = 256 * 1024 * 1024;
const spare: LoadedKernels[] = [];

/** Kernels with a zeroed memory, reused if possible. */
export function takeKernels(): LoadedKernels {
  const known = spare.pop();
  if (!known) return loadKernels();
  return { kernels: known.kernels, memory: known.memory.renewed() };
}

/** Returns kernels to the pool. Nothing allocated in their memory may be used any more. */
export function giveKernels(loaded: LoadedKernels): void {
  if (spare.length < MAX_SPARE && loaded.memory.usedBytes <= MAX_BYTES) spare.push(loaded);
}
