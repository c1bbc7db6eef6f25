// Ordering the glyphs of a palette by their ink.

import { expect, it } from 'vitest';
import type { CompileFacts } from '../../../../src/contract/facts.ts';
import { offered, refactored } from './refactored.ts';

const INK: Record<string, number> = { ' ': 0, '.': 0.05, '+': 0.2, '#': 0.4, '☃': 0 };
const facts: CompileFacts = {
  glyphInk: (palette) => [...palette].map((glyph) => ({ glyph, ink: INK[glyph]! })),
  hasGlyph: (glyph) => glyph !== '☃',
};
const SORT = 'Sort glyphs by ink';
const scene = (palette: string): string => `scene s for 1s { layer on md { value: u  palette: ${palette} } }`;

it('sorts what is in quotes, in a layer and in a palette', () => {
  expect(refactored(scene('" #¦.+"'), SORT, { facts })).toBe(scene('" .+#"'));
  expect(refactored(`palette p = "+¦. "\n${scene('p')}`, SORT, { facts })).toBe(`palette p = " .+"\n${scene('p')}`);
  expect(refactored(`scene s for 1s { layer on md { value: u } text "#¦." { grid: xl } }`, SORT, { facts })).toBe(
    undefined,
  );
});

it('names the glyphs that no font has, and says why it cannot', () => {
  expect(offered(scene('"#¦☃"'), { facts }).all.map(({ title }) => title)).toContain(
    'Sort glyphs by ink (no font has ☃)',
  );
  expect(refactored(scene('" .¦#"'), SORT, { facts })).toBe('The glyphs go from dark to bright already.');
  expect(refactored(scene('" #¦."'), SORT)).toBe(
    'The ink of these glyphs is not known yet: a layer has to draw with them.',
  );
});
