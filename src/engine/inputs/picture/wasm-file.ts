// Where the WebAssembly of decoders is: in node_modules where the engine runs from source, in dist/ beside a bundle, where
// scripts/bundles.mjs copies it.

import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { readPacked } from '../../machine/native/read-packed.ts';

const FILES = {
  jpeg: ['@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm', './mozjpeg.wasm'],
  webp: ['@jsquash/webp/codec/dec/webp_dec.wasm', './webp.wasm'],
  avif: ['@jsquash/avif/codec/dec/avif_dec.wasm', './avif.wasm'],
  svg: ['@resvg/resvg-wasm/index_bg.wasm', './resvg.wasm'],
} as const;

const compiled = new Map<string, WebAssembly.Module>();

/** Compiled once a thread. */
export function wasmModule(name: keyof typeof FILES): WebAssembly.Module {
  let module = compiled.get(name);
  if (!module) {
    const [source, bundled] = FILES[name];
    const file = import.meta.url.endsWith('.ts')
      ? createRequire(import.meta.url).resolve(source)
      : fileURLToPath(new URL(bundled, import.meta.url));
    module = new WebAssembly.Module(readPacked(file));
    compiled.set(name, module);
  }
  return module;
}
