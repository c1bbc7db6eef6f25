// Colours of a grid's cells as bytes: three planes in one block of kernel memory.

import { type KernelMemory, U8Buffer } from '../../kernels/memory.ts';

export class PlanesBuffer {
  readonly planeBytes: number;
  readonly r: U8Buffer;
  readonly g: U8Buffer;
  readonly b: U8Buffer;
  readonly #memory: KernelMemory;
  readonly #whole: U8Buffer;

  constructor(memory: KernelMemory, cells: number) {
    // Kernels may write whole vectors past the end of a plane.
    this.planeBytes = (cells + 79) & ~63;
    this.#memory = memory;
    this.#whole = memory.u8(3 * this.planeBytes);
    const plane = (at: number) => new U8Buffer(memory.memory, this.#whole.ptr + at * this.planeBytes, cells);
    this.r = plane(0);
    this.g = plane(1);
    this.b = plane(2);
  }

  get ptr(): number {
    return this.#whole.ptr;
  }

  dispose(): void {
    this.#memory.free(this.#whole);
  }
}
