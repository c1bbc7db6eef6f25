// The fonts of a film, without their files: metrics and characters are all that layout needs.

import { createFont, type Font } from '../frame/glyphs/font.ts';
import type { FilmFont, FilmTables } from './film.ts';

/** What a shaper and a rasteriser tell fonts apart by; the content is in bitmaps and outlines. */
const NO_BYTES = new Uint8Array(0);

export const filmFont = ({ family, isBundled, canShape: _, path: __, ...metrics }: FilmFont): Font =>
  createFont({ family, metrics, data: NO_BYTES, isBundled });

/** Places in `tables.fonts` by family. */
export const fontPlaces = (tables: FilmTables): ReadonlyMap<string, number> =>
  new Map(tables.fonts.map(({ family }, place) => [family, place]));
