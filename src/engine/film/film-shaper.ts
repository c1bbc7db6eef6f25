// Shapes text from the runs that were recorded. A run that was not is put together from its characters: without kerning and ligatures
// between them.

import { splitGraphemes } from 'unicode-segmenter/grapheme';
import type { Font } from '../frame/glyphs/font.ts';
import type { OutlineStep, ShapedGlyph, Shaper } from '../frame/glyphs/shaper.ts';
import type { FilmTables } from './film.ts';
import { fontPlaces } from './film-fonts.ts';
import { readPath } from './outline-path.ts';

const FIELDS = 5;

export function filmShaper(tables: FilmTables): Shaper {
  const places = fontPlaces(tables);
  const keyOf = (font: Font, text: string, isRtl: boolean) => `${places.get(font.family)} ${isRtl} ${text}`;
  const runs = new Map<string, readonly ShapedGlyph[]>(
    tables.runs.map(({ font, text, isRtl, glyphs }) => [`${font} ${isRtl} ${text}`, glyphsOf(glyphs)]),
  );
  const paths = new Map(tables.outlines.map(({ font, ids }) => [font, ids]));
  const outlines = new Map<string, readonly OutlineStep[]>();
  const shape = (font: Font, text: string, isRtl: boolean): readonly ShapedGlyph[] => {
    const key = keyOf(font, text, isRtl);
    let run = runs.get(key);
    if (run) return run;
    let offset = 0;
    run = [...splitGraphemes(text)].flatMap((character) => {
      const glyphs =
        runs.get(keyOf(font, character, isRtl)) ?? runs.get(keyOf(font, character, !isRtl)) ?? unknown(font);
      const moved = glyphs.map((glyph) => ({ ...glyph, cluster: glyph.cluster + offset }));
      offset += character.length;
      return moved;
    });
    if (isRtl) run = run.toReversed();
    runs.set(key, run);
    return run;
  };
  return {
    canUse: (font) =>
      tables.fonts[places.get(font.family) ?? -1]?.canShape ??
      (typeof font.data !== 'string' || !font.data.endsWith('.woff2')),
    shape,
    outline(font, glyph) {
      const place = places.get(font.family);
      const key = `${place} ${glyph}`;
      let outline = outlines.get(key);
      if (!outline) {
        outline = readPath((place === undefined ? undefined : paths.get(place)?.[glyph]) ?? '');
        outlines.set(key, outline);
      }
      return outline;
    },
  };
}

/** A blank of usual width. */
const unknown = (font: Font): readonly ShapedGlyph[] => [{ id: 0, cluster: 0, advance: font.advance, dx: 0, dy: 0 }];

function glyphsOf(values: readonly number[]): ShapedGlyph[] {
  const glyphs: ShapedGlyph[] = [];
  for (let at = 0; at < values.length; at += FIELDS) {
    const [id, cluster, advance, dx, dy] = values.slice(at, at + FIELDS);
    glyphs.push({ id, cluster, advance, dx, dy });
  }
  return glyphs;
}
