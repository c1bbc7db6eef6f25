// Typed views of the whole kernel memory for the scalar twins, recreated when the memory has grown. Pointers are byte
// offsets; `f32At(ptr)` is the index of that byte in `f32`.

import type { WasmMemory } from '../web-assembly.ts';

export class Views {
  readonly #memory: WasmMemory;
  #u8 = new Uint8Array(0);
  #u16 = new Uint16Array(0);
  #i32 = new Int32Array(0);
  #u32 = new Uint32Array(0);
  #f32 = new Float32Array(0);

  constructor(memory: WasmMemory) {
    this.#memory = memory;
  }

  #fresh(): void {
    const buffer = this.#memory.buffer;
    if (this.#u8.buffer === buffer) return;
    this.#u8 = new Uint8Array(buffer);
    this.#u16 = new Uint16Array(buffer);
    this.#i32 = new Int32Array(buffer);
    this.#u32 = new Uint32Array(buffer);
    this.#f32 = new Float32Array(buffer);
  }
  get u8(): Uint8Array {
    this.#fresh();
    return this.#u8;
  }
  get u16(): Uint16Array {
    this.#fresh();
    return this.#u16;
  }
  get i32(): Int32Array {
    this.#fresh();
    return this.#i32;
  }
  get u32(): Uint32Array {
    this.#fresh();
    return this.#u32;
  }
  get f32(): Float32Array {
    this.#fresh();
    return this.#f32;
  }

  /** The n f32 at a pointer. */
  f32At(ptr: number, n: number): Float32Array {
    return this.f32.subarray(ptr >>> 2, (ptr >>> 2) + n);
  }
  u16At(ptr: number, n: number): Uint16Array {
    return this.u16.subarray(ptr >>> 1, (ptr >>> 1) + n);
  }
  i32At(ptr: number, n: number): Int32Array {
    return this.i32.subarray(ptr >>> 2, (ptr >>> 2) + n);
  }
  u32At(ptr: number, n: number): Uint32Array {
    return this.u32.subarray(ptr >>> 2, (ptr >>> 2) + n);
  }
  u8At(ptr: number, n: number): Uint8Array {
    return this.u8.subarray(ptr >>> 0, (ptr >>> 0) + n);
  }
}
