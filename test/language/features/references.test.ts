// A name with all its uses.

import { expect, it } from 'vitest';
import { occurrencesOf, symbolAt } from '../../../src/language/features/symbol-at.ts';
import { at, layer } from './marked.ts';

const source =
  'let drive = 1\nfield own(size = 1) = plasma(scale: size) * drive\nlook l = bloom()\nscene s for 1s { let drive = 2 layer on md { value: own(size: 2) * drive } shade: l }\nscene z for 1s { layer on md { value: drive } }\ntimeline { play s play s }';
const places = (marked: string): string[] => {
  const { analysis, offset, text } = at(marked);
  const symbol = symbolAt(analysis, offset);
  return symbol
    ? occurrencesOf(analysis, symbol)
        .map(({ start }) => {
          const { line, character } = analysis.main.parsed.lines.position(start);
          return `${line}:${character}${text.slice(start, start + 1)}`;
        })
        .sort()
    : [];
};
it('are found with all their uses, by scope', () => {
  expect(places(source.replace('let drive = 1', 'let dr¦ive = 1'))).toEqual(['0:4d', '1:44d', '4:38d']);
  expect(places(source.replace('* drive }', '* dr¦ive }'))).toEqual(['3:21d', '3:67d']);
  expect(places(source.replace('scale: size', 'scale: si¦ze'))).toEqual(['1:10s', '1:36s', '3:56s']);
  expect(places(source.replace('play s play', 'play s¦ play'))).toEqual(['3:6s', '5:16s', '5:23s']);
  expect(places(source.replace('look l', 'look l¦'))).toHaveLength(2);
  expect(places(layer('value: pla¦sma'))).toEqual([]);
});
