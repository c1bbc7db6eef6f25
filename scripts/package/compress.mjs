// Compresses native files, fonts and decoders of a VSIX with Brotli, which the extension undoes when it first needs one. A zip makes them a
// third larger. The canvas loses the data of ICU first.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { ROOT } from '../bootstrap.mjs';
import { blankIcuData } from './blank-icu-data.mjs';

const CACHE = path.join(ROOT, 'build', 'compressed');

/** Native files, by their name in a VSIX. */
export const NATIVE = /\.node$|\/ffmpeg(\.exe)?$/;
/** With the character data that Windows' canvas has beside it, and what `readPacked` reads. WOFF2 is compressed already. */
export const COMPRESSED = new RegExp(`${NATIVE.source}|\\/icudtl\\.dat$|^assets/fonts/.*\\.[ot]tf$|^dist/.*\\.wasm$`);

/** Not on macOS, which refuses to load a library that differs from its signature; Windows' has its data in a file of its own. */
const HOLDS_ICU_DATA = /\/skia\.linux-[^/]+\.node$/;

/**
 * Path of a compressed copy. The best compression takes a minute or more for a native file and is kept in build/; `isQuick` takes seconds, for tests.
 * @param {string} file
 * @param {boolean} isQuick
 */
export function compressed(file, isQuick) {
  const whole = readFileSync(file);
  const data = HOLDS_ICU_DATA.test(file.replaceAll('\\', '/')) ? blankIcuData(whole) : whole;
  const quality = isQuick ? 5 : constants.BROTLI_MAX_QUALITY;
  const digest = createHash('sha256').update(data).digest('hex').slice(0, 32);
  const copy = path.join(CACHE, `${digest}-${quality}.br`);
  if (existsSync(copy)) return copy;
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    [constants.BROTLI_PARAM_SIZE_HINT]: data.length,
  };
  mkdirSync(CACHE, { recursive: true });
  const part = `${copy}.${process.pid}`;
  writeFileSync(part, brotliCompressSync(data, { params }));
  renameSync(part, copy);
  return copy;
}
