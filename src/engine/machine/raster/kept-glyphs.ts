// Keeps the coverage of glyphs in the cache, for later processes: they then draw a first frame without the canvas, whose native library takes 80 ms to
// load, a seventh of a first still.

import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pruneFolder } from '../../files/prune-folder.ts';
import type { CellSize } from '../../frame/glyphs/cell-size.ts';
import type { Font } from '../../frame/glyphs/font.ts';
import type { GlyphRasteriser } from '../../frame/glyphs/glyph-rasteriser.ts';
import { readGlyphs, writeGlyphs } from './glyph-file.ts';

type DrawGlyph = GlyphRasteriser['glyph'];

/** In the cache folder. */
export const GLYPH_FOLDER = 'glyphs';
const ENDING = '.glyphs';
/** Coverage in one file: thousands of letters, or a few hundred large ones. */
const MOST_FILE_BYTES = 4e6;
const MOST_BYTES = 64e6;
/** New glyphs are written this long after the first of them, or when the process ends; the threads of a render are ended without notice. */
const WRITE_AFTER_MS = 100;

interface Shelf {
  file: string;
  key: string;
  glyphBytes: number;
  kept: Map<string, Uint8Array>;
}

const changed = new Set<Shelf>();
let willWrite = false;

/** `draw` with what it drew in earlier processes. `identify`: names the code that draws and the content of the font. */
export function keptGlyphs(draw: DrawGlyph, identify: (font: Font) => string, cacheDir: string): DrawGlyph {
  const folder = path.join(cacheDir, GLYPH_FOLDER);
  const shelves = new Map<string, Shelf>();
  const shelfOf = (font: Font, primary: Font, cell: CellSize): Shelf => {
    const { fontPx, width, height, baseline } = cell;
    const name = `${font.family}|${primary.family}|${fontPx}|${width}|${height}|${baseline}`;
    const known = shelves.get(name);
    if (known) return known;
    const key = `${name}|${identify(font)}`;
    const file = path.join(folder, createHash('sha256').update(key).digest('hex').slice(0, 32) + ENDING);
    // A new file may be one too many.
    if (!existsSync(file)) void pruneFolder(folder, ENDING, MOST_BYTES - MOST_FILE_BYTES);
    const glyphBytes = width * height;
    const shelf = { file, key, glyphBytes, kept: readGlyphs(file, key, glyphBytes) };
    shelves.set(name, shelf);
    return shelf;
  };
  return (font, primary, cell, glyph) => {
    const shelf = shelfOf(font, primary, cell);
    const known = shelf.kept.get(glyph);
    if (known) return known;
    const drawn = draw(font, primary, cell, glyph);
    if ((shelf.kept.size + 1) * shelf.glyphBytes <= MOST_FILE_BYTES) {
      shelf.kept.set(glyph, drawn);
      changed.add(shelf);
      writeSoon();
    }
    return drawn;
  };
}

function writeSoon(): void {
  if (willWrite) return;
  willWrite = true;
  const write = () => {
    clearTimeout(timer);
    process.off('exit', write);
    willWrite = false;
    writeChanged();
  };
  const timer = setTimeout(write, WRITE_AFTER_MS).unref();
  process.once('exit', write);
}

/** With what other processes have written meanwhile. What cannot be written is drawn again in the next process. */
function writeChanged(): void {
  for (const { file, key, glyphBytes, kept } of changed) {
    const all = readGlyphs(file, key, glyphBytes);
    const before = all.size;
    for (const [glyph, coverage] of kept) if (!all.has(glyph)) all.set(glyph, coverage);
    try {
      if (all.size > before && all.size * glyphBytes <= MOST_FILE_BYTES) writeGlyphs(file, key, all);
    } catch {
      /* a cache that cannot be written */
    }
  }
  changed.clear();
}
