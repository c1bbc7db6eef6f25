// Colours in the text: swatches, and how a picked colour is written.

import { expect, it } from 'vitest';
import { colorPresentations, documentColors } from '../../../src/language/features/colors.ts';
import { at } from './marked.ts';

it('are shown and written back', () => {
  const { analysis } = at('colors c = [#f80, #102030] ¦');
  expect(
    documentColors(analysis.main.parsed).map(({ color }) =>
      [color.red, color.green, color.blue].map((channel) => Math.round(channel * 255)),
    ),
  ).toEqual([
    [255, 136, 0],
    [16, 32, 48],
  ]);
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 4 } };
  expect(colorPresentations({ red: 1, green: 8 / 15, blue: 0, alpha: 1 }, range).map((each) => each.label)).toEqual([
    '#ff8800',
    '#f80',
    'rgb(1, 0.533, 0)',
  ]);
});
