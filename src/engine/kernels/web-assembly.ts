// Types for the part of the WebAssembly API used here; lib.dom has them, but the engine does not load lib.dom.

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
/** Undefined where WebAssembly is disabled. */
export const WebAssemblyApi = (globalThis as unknown as { WebAssembly: Api }).WebAssembly;
