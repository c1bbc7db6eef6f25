// The rasteriser of a film: bitmaps as they were baked, so frames in the film's own format are the same bits. Other sizes are drawn from
// outlines, or from the largest bitmap where a font has none.

import type { CellSize } from '../frame/glyphs/cell-size.ts';
import type { Font } from '../frame/glyphs/font.ts';
import type { GlyphRasteriser, TextRequest } from '../frame/glyphs/glyph-rasteriser.ts';
import { drawOutline } from './draw-outline.ts';
import type { FilmTables, FilmText } from './film.ts';
import { fontPlaces } from './film-fonts.ts';
import { filmShaper } from './film-shaper.ts';
import { readPath } from './outline-path.ts';
import { type Grid, resampled, valueAt } from './resample.ts';

/** Steps of the coverage of texts: 255 levels × 16 samples a cell. */
export const TEXT_STEPS = 255 * 16;

export function filmRasteriser(tables: FilmTables, bytes: Uint8Array): GlyphRasteriser {
  return {
    glyph: glyphsOf(tables, bytes),
    text: textsOf(tables, bytes),
    shaper: filmShaper(tables),
    highlight: (code, language) =>
      tables.code.find((known) => known.code === code && known.language === language)?.tokens ?? [
        { text: code, scope: '' },
      ],
  };
}

function glyphsOf(tables: FilmTables, bytes: Uint8Array): GlyphRasteriser['glyph'] {
  const places = fontPlaces(tables);
  const baked = new Map<string, Uint8Array>();
  const largest = new Map<string, Grid>();
  for (const { font, primary, cell, glyphs, at } of tables.glyphs) {
    const size = cell.width * cell.height;
    glyphs.forEach((glyph, i) => {
      const data = bytes.subarray(at + i * size, at + (i + 1) * size);
      baked.set(`${font} ${primary} ${sizeKey(cell)} ${glyph}`, data);
      const key = `${font} ${primary} ${glyph}`;
      if ((largest.get(key)?.height ?? 0) < cell.height)
        largest.set(key, { width: cell.width, height: cell.height, data });
    });
  }
  const outlines = new Map(tables.outlines.map(({ font, characters }) => [font, characters]));
  return (font: Font, primary: Font, cell: CellSize, glyph: string): Uint8Array => {
    const [at, of] = [places.get(font.family) ?? -1, places.get(primary.family) ?? -1];
    const known = baked.get(`${at} ${of} ${sizeKey(cell)} ${glyph}`);
    if (known) return known;
    const path = outlines.get(at)?.[glyph];
    if (path !== undefined) return drawOutline(readPath(path), font, primary, cell);
    const grid = largest.get(`${at} ${of} ${glyph}`);
    return grid ? resampled(grid, cell.width, cell.height) : new Uint8Array(cell.width * cell.height);
  };
}

const sizeKey = ({ fontPx, width, height, baseline }: CellSize): string => `${fontPx} ${width} ${height} ${baseline}`;

function textsOf(tables: FilmTables, bytes: Uint8Array): GlyphRasteriser['text'] {
  const baked = new Map(tables.texts.map((text) => [textKey(text.request, text.font), text]));
  const coverage = ({ request: { cols, rows }, at }: FilmText): Float32Array =>
    Float32Array.from(new Uint16Array(bytes.slice(at, at + cols * rows * 2).buffer), (steps) => steps / TEXT_STEPS);
  return ({ font, ...request }) => {
    const family = font?.family ?? null;
    const known = baked.get(textKey(request, family));
    if (known) return coverage(known);
    const like = tables.texts.filter((text) => text.request.text === request.text && text.font === family);
    const near = like.toSorted((a, b) => b.request.cols - a.request.cols)[0];
    return near ? moved(near.request, coverage(near), request) : new Float32Array(request.cols * request.rows);
  };
}

type Request = Omit<TextRequest, 'font'>;

const textKey = ({ text, cols, rows, size, at, halfWidth, halfHeight }: Request, family: string | null): string =>
  JSON.stringify([text, cols, rows, size, at, halfWidth, halfHeight, family]);

/** A text's coverage at another size and place, on another lattice. */
function moved(from: Request, data: Float32Array, to: Request): Float32Array {
  const out = new Float32Array(to.cols * to.rows);
  const grid = { width: from.cols, height: from.rows, data };
  const ratio = from.size / Math.max(1e-6, to.size);
  for (let row = 0; row < to.rows; row++) {
    for (let col = 0; col < to.cols; col++) {
      // From the text's centre, in frame units.
      const x = ((col + 0.5) / to.cols - to.at[0]) * 2 * to.halfWidth * ratio;
      const y = ((row + 0.5) / to.rows - to.at[1]) * 2 * to.halfHeight * ratio;
      out[row * to.cols + col] = valueAt(
        grid,
        (x / (2 * from.halfWidth) + from.at[0]) * from.cols,
        (y / (2 * from.halfHeight) + from.at[1]) * from.rows,
      );
    }
  }
  return out;
}
