// SVGs of cells: every frame can be read back, and the font holds what is used and nothing else.

import { readFileSync, writeFileSync } from 'node:fs';
import opentype from 'opentype.js';
import { describe, expect, test } from 'vitest';
import { drawCells } from '../../../src/engine/outputs/cells/cell-picture.ts';
import { makeCellFont } from '../../../src/engine/outputs/formats/svg/cell-font.ts';
import { svg } from '../../../src/engine/outputs/formats/svg/svg.ts';
import { drawn, format, writeFilm } from './cell-film.ts';

describe('a moving SVG', () => {
  test.each(['24bit', 'none'])('with colours: %s shows what was drawn', async (colors) => {
    const film = await writeFilm(svg, { colors }, { counts: [50, 10] });
    expect(await film.verify()).toMatchObject({ frames: 60, wrongFrames: [], faults: [] });
    const text = readFileSync(film.target.path, 'utf8');
    expect(text).toContain('{animation:2.5s step-end infinite;visibility:hidden}');
    expect(text).toContain('@keyframes f0{0%{visibility:visible}80%{visibility:hidden}}');
    expect(text).not.toContain('<script');
  });

  test('that was changed is not taken for whole', async () => {
    const film = await writeFilm(svg);
    const text = readFileSync(film.target.path, 'utf8');
    writeFileSync(film.target.path, text.replace('animation-name:f3"', 'animation-name:f4"'));
    expect((await film.verify()).wrongFrames).toContain(3);
    writeFileSync(film.target.path, text.slice(0, -20));
    expect((await film.verify()).faults).toEqual(['frame 0 cannot be read: it does not end as an SVG']);
  });
});

test('a still is one picture, without what moves', async () => {
  const film = await writeFilm(svg);
  const bytes = await svg.still!(drawn(0), format, film.settings);
  const text = Buffer.from(bytes).toString('utf8');
  expect(text).not.toMatch(/animation|keyframes|<g/);
  expect(text.startsWith('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 192 112"')).toBe(true);
});

test('the font has the characters, each as wide as half its height, and blocks fill the cell', async () => {
  const bytes = await makeCellFont([...'Ag▀█🬀 ⣿'].map((character) => character.codePointAt(0)!));
  const font = opentype.parse(bytes.slice().buffer);
  expect(font.glyphs.length).toBe(8);
  expect([font.unitsPerEm, font.ascender, font.descender]).toEqual([1000, 800, -200]);
  for (const character of 'Ag▀█') expect(font.charToGlyph(character).advanceWidth).toBe(500);
  const box = (character: string) => font.charToGlyph(character).getBoundingBox();
  expect(box('█')).toMatchObject({ x1: 0, y1: -200, x2: 500, y2: 800 });
  expect(box('▀')).toMatchObject({ x1: 0, y1: 300, x2: 500, y2: 800 });
  expect(box('A').y1).toBeGreaterThanOrEqual(0);
  expect(box('g').y1).toBeGreaterThan(-200);
});

test('cells are drawn as pixels for reports', async () => {
  const { frames } = await writeFilm(svg);
  const { rgb, width, height } = drawCells(frames[0]!, '24bit');
  expect([width, height, rgb.length]).toEqual([240, 140, 240 * 140 * 3]);
  // The white square is in the corner.
  expect([...rgb.subarray(0, 3)]).toEqual([255, 255, 255]);
});
