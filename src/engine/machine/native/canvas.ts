// The canvas. Everything that draws with it imports it from here, because its native part may have to be unpacked first.

import { copyFileSync, existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type * as Canvas from '@napi-rs/canvas';
import { PACKED, unpackedFile } from './unpacked-file.ts';

const require = createRequire(import.meta.url);
/** Tells the canvas where its native part is. */
const LIBRARY = 'NAPI_RS_NATIVE_LIBRARY_PATH';

if (process.env[LIBRARY] === undefined) {
  const library = packedLibrary();
  if (library !== null) process.env[LIBRARY] = library;
}

export const { createCanvas, GlobalFonts, ImageData, loadImage, setTextRenderer } =
  require('@napi-rs/canvas') as typeof Canvas;

/** The native part of a VSIX, which has one, for its platform. Windows' needs its character data beside it. */
function packedLibrary(): string | null {
  const scope = path.join(path.dirname(require.resolve('@napi-rs/canvas/package.json')), '..');
  for (const name of readdirSync(scope).filter((each) => each.startsWith('canvas-'))) {
    const folder = path.join(scope, name);
    const packed = readdirSync(folder).find((file) => file.endsWith(`.node${PACKED}`));
    if (packed === undefined) continue;
    const library = unpackedFile(path.join(folder, packed.slice(0, -PACKED.length)))!;
    const [data, copy] = [path.join(folder, 'icudtl.dat'), path.join(path.dirname(library), 'icudtl.dat')];
    if (existsSync(data) && !existsSync(copy)) copyFileSync(data, copy);
    return library;
  }
  return null;
}
