// Writes WebP with the WebAssembly build of its own encoder: the same bytes on every machine.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import encoderModule, { type EncodeOptions } from '@jsquash/webp/codec/enc/webp_enc.js';
import { defaultOptions } from '@jsquash/webp/meta.js';

const WASM = createRequire(import.meta.url).resolve('@jsquash/webp/codec/enc/webp_enc.wasm');
const encoder = encoderModule({ wasmBinary: readFileSync(WASM).buffer });

/** `rgba`: rows of opaque RGBA. Without `options.quality` the picture is kept bit for bit. */
export async function encodeWebp(
  rgba: Uint8ClampedArray,
  width: number,
  height: number,
  options: Partial<EncodeOptions> = { lossless: 1, quality: 100 },
): Promise<Uint8Array> {
  const bytes = (await encoder).encode(rgba, width, height, { ...defaultOptions, method: 6, ...options });
  if (bytes === null) throw new Error(`The WebP encoder refused a picture of ${width} × ${height} pixels.`);
  // A view of the encoder's memory, which the next picture overwrites.
  return Uint8Array.from(bytes);
}
