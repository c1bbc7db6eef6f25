// How much of its cell a glyph covers.

import { expect, it } from 'vitest';
import { openGlyphInk } from '../../../src/engine/inputs/fonts/glyph-ink.ts';

it('tells the share of the cell that each glyph covers, in the order of the palette', async () => {
  const inkOf = await openGlyphInk(null);
  const inks = inkOf(' .=@█');
  expect(inks.map(({ glyph }) => glyph)).toEqual([' ', '.', '=', '@', '█']);
  expect(inks[0]!.ink).toBe(0);
  expect(inks[4]!.ink).toBe(1);
  for (let i = 1; i < inks.length; i++) expect(inks[i]!.ink).toBeGreaterThan(inks[i - 1]!.ink);
});
