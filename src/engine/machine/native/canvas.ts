// The canvas. Everything that draws with it imports it from here: its native part is loaded when it is first used, which takes 40 ms, and in a
// VSIX it is unpacked first.

import { copyFileSync, existsSync, readdirSync, renameSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type * as Library from '@napi-rs/canvas';
import { partialName } from '../../files/write-atomic.ts';
import { PACKED, unpackedFile } from './unpacked-file.ts';

const require = createRequire(import.meta.url);
/** Tells the canvas where its native part is. */
const PLACE = 'NAPI_RS_NATIVE_LIBRARY_PATH';
const CHARACTER_DATA = 'icudtl.dat';
/** Tells the canvas to leave the machine's fonts alone. Text is drawn with fonts that are registered, and reading 150 others takes 75 ms. */
const NO_SYSTEM_FONTS = 'DISABLE_SYSTEM_FONTS_LOAD';
let loaded: typeof Library | null = null;

export const createCanvas = (width: number, height: number): Library.Canvas => library().createCanvas(width, height);

export const loadImage = (file: Uint8Array): Promise<Library.Image> => library().loadImage(file);

/** `pixels`: rows of straight RGBA. */
export const imageData = (pixels: Uint8ClampedArray, width: number, height: number): Library.ImageData =>
  new (library().ImageData)(pixels, width, height);

/** The fonts that text can be drawn with. */
export const globalFonts = (): typeof Library.GlobalFonts => library().GlobalFonts;

/** Draws text with the canvas's own code, which gives the same pixels on every system; the platforms' text renderers differ. */
export const drawTextPortably = (): void => library().setTextRenderer('portable');

export const canvasVersion = (): string => (require('@napi-rs/canvas/package.json') as { version: string }).version;

function library(): typeof Library {
  if (loaded !== null) return loaded;
  const place = process.env[PLACE] === undefined ? packedLibrary() : null;
  if (place !== null) process.env[PLACE] = place;
  const wished = process.env[NO_SYSTEM_FONTS];
  process.env[NO_SYSTEM_FONTS] = '1';
  loaded = require('@napi-rs/canvas') as typeof Library;
  if (wished === undefined) delete process.env[NO_SYSTEM_FONTS];
  return loaded;
}

/** The native part of a VSIX, which has one, for its platform. Windows' needs its character data beside it. */
function packedLibrary(): string | null {
  const scope = path.join(path.dirname(require.resolve('@napi-rs/canvas/package.json')), '..');
  for (const name of readdirSync(scope).filter((each) => each.startsWith('canvas-'))) {
    const folder = path.join(scope, name);
    const packed = readdirSync(folder).find((file) => file.endsWith(`.node${PACKED}`));
    if (packed === undefined) continue;
    const place = unpackedFile(path.join(folder, packed.slice(0, -PACKED.length)))!;
    const copy = path.join(path.dirname(place), CHARACTER_DATA);
    const data = existsSync(copy) ? null : unpackedFile(path.join(folder, CHARACTER_DATA));
    if (data !== null) {
      const part = partialName(copy);
      copyFileSync(data, part);
      renameSync(part, copy);
    }
    return place;
  }
  return null;
}
