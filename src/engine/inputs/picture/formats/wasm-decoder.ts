// How the WebAssembly decoders are started: from a compiled module, with their messages collected.

import { wasmModule } from '../wasm-file.ts';

/** An instance ends with its first error and keeps its memory, so every picture has its own. */
export function decoderOptions(name: 'jpeg' | 'webp' | 'avif', onMessage: (line: string) => void) {
  return {
    noInitialRun: true,
    instantiateWasm(imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void) {
      const instance = new WebAssembly.Instance(wasmModule(name), imports);
      done(instance);
      return instance.exports;
    },
    print: onMessage,
    printErr: onMessage,
  };
}
