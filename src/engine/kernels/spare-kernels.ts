// Kernels and memories of renderers that were disposed, for those that are opened next. A WebAssembly memory is returned to the
// system only when the garbage collector finds it, and a process that opens renderers by the thousand would grow until then.

import type { Kernels } from './kernels.ts';
import { loadKernels } from './load-kernels.ts';
import type { KernelMemory } from './memory.ts';

export interface LoadedKernels {
  kernels: Kernels;
  memory: KernelMemory;
}

/** Two panels are open at a time; more would only be kept. */
const MAX_SPARE = 2;
/** Clearing a larger memory takes longer than making one. */
const MAX_BYTES = 256 * 1024 * 1024;
const spare: LoadedKernels[] = [];

/** Kernels with a memory that is as good as new. */
export function takeKernels(): LoadedKernels {
  const known = spare.pop();
  if (!known) return loadKernels();
  return { kernels: known.kernels, memory: known.memory.renewed() };
}

/** Gives kernels back. Nothing that was allocated in their memory may be used any more. */
export function giveKernels(loaded: LoadedKernels): void {
  if (spare.length < MAX_SPARE && loaded.memory.usedBytes <= MAX_BYTES) spare.push(loaded);
}
