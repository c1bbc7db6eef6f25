// Scratch buffers in kernel memory for lattice fields, cached per use and memory.

import type { F32Buffer, KernelMemory } from '../../kernels/memory.ts';

const blocks = new WeakMap<KernelMemory, Map<string, F32Buffer>>();

/** At least `length` numbers, contents undefined. Valid until the next call with the same name. */
export function scratch(memory: KernelMemory, name: string, length: number): F32Buffer {
  let byName = blocks.get(memory);
  if (byName === undefined) blocks.set(memory, (byName = new Map()));
  const have = byName.get(name);
  if (have !== undefined && have.length >= length) return have;
  if (have !== undefined) memory.free(have);
  const block = memory.f32(length);
  byName.set(name, block);
  return block;
}
