// Text that was not recorded is shaped from its characters.

import { expect, test } from 'vitest';
import { filmFont } from '../../src/engine/film/film-fonts.ts';
import type { FilmFont, FilmTables } from '../../src/engine/film/film.ts';
import { filmShaper } from '../../src/engine/film/film-shaper.ts';

const font: FilmFont = {
  family: 'Own',
  isBundled: false,
  canShape: true,
  path: 'media/0',
  unitsPerEm: 1000,
  ascent: 800,
  descent: 200,
  advance: 600,
  isFixed: false,
  ranges: [48, 57],
};
const tables: FilmTables = {
  fonts: [font],
  glyphs: [],
  outlines: [{ font: 0, characters: {}, ids: { 7: 'M0 0L10 0L10 10Z' } }],
  runs: [
    { font: 0, text: '12', isRtl: false, glyphs: [1, 0, 590, 0, 0, 2, 1, 600, -10, 0] },
    { font: 0, text: '1', isRtl: false, glyphs: [1, 0, 600, 0, 0] },
    { font: 0, text: '2', isRtl: false, glyphs: [2, 0, 600, 0, 0] },
  ],
  texts: [],
  code: [],
  files: [],
  layers: [],
  art: [],
};

test('a run that was recorded keeps its kerning; another one is put together', () => {
  const shaper = filmShaper(tables);
  const own = filmFont(font);
  expect(shaper.shape(own, '12', false)).toEqual([
    { id: 1, cluster: 0, advance: 590, dx: 0, dy: 0 },
    { id: 2, cluster: 1, advance: 600, dx: -10, dy: 0 },
  ]);
  expect(shaper.shape(own, '21', false).map(({ id, cluster }) => [id, cluster])).toEqual([
    [2, 0],
    [1, 1],
  ]);
  expect(shaper.canUse(own)).toBe(true);
});

test('outlines are found by glyph; an unknown one is empty', () => {
  const shaper = filmShaper(tables);
  expect(shaper.outline(filmFont(font), 7)).toEqual([['M', 0, 0], ['L', 10, 0], ['L', 10, 10], ['Z']]);
  expect(shaper.outline(filmFont(font), 8)).toEqual([]);
});
