// The part of the WebAssembly API that is used here; lib.dom has it, which the engine does not load.
declare namespace WebAssembly {
  class Memory { constructor(d: { initial: number; maximum?: number }); readonly buffer: ArrayBuffer; grow(pages: number): number }
  class Module { constructor(bytes: Uint8Array) }
  class Instance { constructor(module: Module, imports?: Record<string, Record<string, unknown>>); readonly exports: Record<string, unknown> }
  function validate(bytes: Uint8Array): boolean;
}
