// The part of the WebAssembly API that is used here, typed; lib.dom has it, which the engine does not load.

export interface WasmMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}
export interface WasmInstance {
  readonly exports: Record<string, unknown>;
}

interface Api {
  Memory: new (d: { initial: number; maximum?: number }) => WasmMemory;
  validate(bytes: Uint8Array): boolean;
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports?: Record<string, Record<string, unknown>>) => WasmInstance;
}
/** Undefined where it is turned off. */
export const WebAssemblyApi = (globalThis as unknown as { WebAssembly: Api }).WebAssembly;
