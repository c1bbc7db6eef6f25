// The linear memory of all kernels. Buffers are allocated when a renderer is prepared and freed with it; frames allocate nothing. Typed
// views are recreated only when the memory has grown.

import type { WasmMemory } from './web-assembly.ts';

const PAGE = 65536;

export abstract class KernelBuffer<A extends Uint8Array | Uint16Array | Float32Array | Int32Array> {
  #view: A | null = null;
  readonly ptr: number;
  readonly length: number;
  protected readonly memory: WasmMemory;
  constructor(memory: WasmMemory, ptr: number, length: number) {
    this.memory = memory;
    this.ptr = ptr;
    this.length = length;
  }
  protected abstract make(): A;
  /** Valid until the memory grows: read it each frame, do not store it. */
  get view(): A {
    const v = this.#view;
    if (v !== null && v.buffer === this.memory.buffer) return v;
    return (this.#view = this.make());
  }
}
export class U8Buffer extends KernelBuffer<Uint8Array> {
  protected make() {
    return new Uint8Array(this.memory.buffer, this.ptr, this.length);
  }
}
export class U16Buffer extends KernelBuffer<Uint16Array> {
  protected make() {
    return new Uint16Array(this.memory.buffer, this.ptr, this.length);
  }
}
export class F32Buffer extends KernelBuffer<Float32Array> {
  protected make() {
    return new Float32Array(this.memory.buffer, this.ptr, this.length);
  }
}
export class I32Buffer extends KernelBuffer<Int32Array> {
  protected make() {
    return new Int32Array(this.memory.buffer, this.ptr, this.length);
  }
}

/**
 * A bump allocator with free lists by size: `free` returns a block to later requests of the same size, so a preview that keeps
 * changing scenes stays bounded. Blocks are 64-byte aligned, zeroed, and padded to 64 bytes, so that kernels may read and write
 * whole vectors past the end.
 */
export class KernelMemory {
  readonly memory: WasmMemory;
  readonly #base: number;
  #top: number;
  #free = new Map<number, number[]>();

  constructor(memory: WasmMemory, base: number) {
    this.memory = memory;
    this.#base = (base + 63) & ~63;
    this.#top = this.#base;
  }

  /**
   * The same memory, zeroed and empty. Buffers from this allocator must no longer be used. It is a new object, so that data that
   * effects cache per memory is not found again.
   */
  renewed(): KernelMemory {
    new Uint8Array(this.memory.buffer, this.#base, this.#top - this.#base).fill(0);
    return new KernelMemory(this.memory, this.#base);
  }

  get usedBytes(): number {
    return this.#top;
  }

  #take(bytes: number): number {
    const size = Math.max(64, (bytes + 63) & ~63);
    const spare = this.#free.get(size)?.pop();
    if (spare !== undefined) {
      new Uint8Array(this.memory.buffer, spare, size).fill(0);
      return spare;
    }
    const ptr = this.#top;
    const end = ptr + size;
    const have = this.memory.buffer.byteLength;
    // A vector may be read past the last block.
    if (end + 64 > have) this.memory.grow(Math.ceil((end + 64 - have) / PAGE));
    this.#top = end;
    return ptr;
  }

  u8(length: number): U8Buffer {
    return new U8Buffer(this.memory, this.#take(length), length);
  }
  u16(length: number): U16Buffer {
    return new U16Buffer(this.memory, this.#take(length * 2), length);
  }
  f32(length: number): F32Buffer {
    return new F32Buffer(this.memory, this.#take(length * 4), length);
  }
  i32(length: number): I32Buffer {
    return new I32Buffer(this.memory, this.#take(length * 4), length);
  }

  free(
    buffer:
      | KernelBuffer<Uint8Array>
      | KernelBuffer<Uint16Array>
      | KernelBuffer<Float32Array>
      | KernelBuffer<Int32Array>,
  ): void {
    const bytes = buffer.length * (buffer instanceof U8Buffer ? 1 : buffer instanceof U16Buffer ? 2 : 4);
    const size = Math.max(64, (bytes + 63) & ~63);
    const list = this.#free.get(size);
    if (list) list.push(buffer.ptr);
    else this.#free.set(size, [buffer.ptr]);
  }
}
