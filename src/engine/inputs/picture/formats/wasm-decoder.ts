// How the WebAssembly decoders are started: from a compiled module, with their messages collected.

import { PictureError } from '../picture-error.ts';
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

/** Runs a decoder. Whatever it ends with, the file is damaged. */
export function damaged<T>(decode: () => T): T {
  try {
    return decode();
  } catch (error) {
    const why = error instanceof Error ? error.message : 'its decoder failed';
    throw new PictureError(`it is damaged (${why})`);
  }
}
