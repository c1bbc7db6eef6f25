// Which effects words and a kind find in the panel that inserts effects.

import { expect, test } from 'vitest';
import { filterEffects } from '../../media/insert/filter-effects.ts';
import type { OfferedEffect } from '../../src/contract/webview-insert.ts';

const effect = (kind: OfferedEffect['kind'], name: string, summary: string): OfferedEffect => ({
  kind,
  name,
  category: 'light',
  summary,
});
const EFFECTS = [
  effect('field', 'plasma', 'Sums of sines.'),
  effect('shader', 'softGlow', 'Light around bright parts.'),
  effect('field', 'glow', 'The distance as light.'),
  effect('shader', 'bloom', 'A glow of what is bright.'),
];
const names = (words: string, kind: string | null = null): string[] =>
  filterEffects(EFFECTS, words, kind).map(({ name }) => name);

test('without words all are shown in their order, or all of a kind', () => {
  expect(names('')).toEqual(['plasma', 'softGlow', 'glow', 'bloom']);
  expect(names('  ', 'shader')).toEqual(['softGlow', 'bloom']);
});

test('names that begin with the words come first, then names that have them, then descriptions', () => {
  expect(names('GLOW')).toEqual(['glow', 'softGlow', 'bloom']);
});

test('every word has to be found, in names, kinds and descriptions', () => {
  expect(names('light shader')).toEqual(['softGlow', 'bloom']);
  expect(names('bright parts')).toEqual(['softGlow']);
  expect(names('glow rain')).toEqual([]);
});
