// What a hover explains.

import { expect, it } from 'vitest';
import { hover } from '../../../src/language/features/hover.ts';
import { at, layer } from './marked.ts';

const markdown = (marked: string): string => {
  const { analysis, offset } = at(marked);
  return hover(analysis, offset, { pictureOf: (entry) => `data:${entry.kind}/${entry.name}` })?.markdown ?? '';
};
it('explains every kind of word', () => {
  expect(markdown(layer('value: pla¦sma()'))).toContain('value field');
  expect(markdown(layer('value: fbm(oct¦aves: 3)'))).toContain('from 1 to 12');
  expect(markdown(layer('va¦lue: 1'))).toContain('required');
  expect(markdown(layer('value: audio.de¦cay'))).toContain('audio.decay');
  expect(markdown(layer('value: di¦st'))).toContain('per cell');
  expect(markdown(layer('value: 1  palette: den¦se'))).toContain('glyph palette');
  expect(markdown(layer('value: 1  color: ramp(ne¦on, value)'))).toContain('data:image/svg+xml');
  expect(markdown(layer('value: 1  color: #ff8¦800'))).toMatch(/data:image\/svg\+xml.*255, 136, 0/);
  expect(markdown(layer('value: voronoi(mode: ed¦ge)'))).toContain('one of distance, edge, cell');
  expect(markdown('scene s for 2s { layer on m¦d { value: 1 } }')).toContain('192×57');
  expect(markdown('reel { bpm: 120 fps: 25 } scene s for 2¦s { layer on md { value: 1 } }')).toContain('50 frames');
  expect(markdown('scene s for 2s { shade: blo¦om() layer on md { value: 1 } }')).toContain(
    '![bloom](data:shader/bloom|width=320)',
  );
  expect(
    markdown(
      '// My field.\nfield own(size = 1) = plasma(scale: size)\nscene s for 1s { layer on md { value: o¦wn() } }',
    ),
  ).toMatch(/field own\(size = 1\)[^]*My field\./);
  expect(markdown('scene s¦ for 2s { layer on md { value: 1 } }')).toContain('0.00 s – 2.00 s (48 frames)');
  expect(markdown('scene s for 2s { ¦ }')).toBe('');
});
it('explains the words of the language itself, but not settings of the same name', () => {
  for (const [marked, words] of [
    ['sc¦ene s for 2s { layer on md { value: 1 } }', 'its length'],
    ['scene s fo¦r 2s { layer on md { value: 1 } }', 'A length in seconds'],
    ['scene s for 2s { lay¦er on md { value: 1 } }', 'grid of glyphs'],
    ['scene s for 2s { layer on md { value: 1 } }\ntimeline { pl¦ay s }', 'segment'],
    ['re¦el "x" { }', 'header'],
    ['scene s for 2s { te¦xt "x" { } }', 'text over the picture'],
  ] as const)
    expect(markdown(marked)).toContain(words);
  expect(markdown(layer('value: 1  pale¦tte: dense'))).toContain('setting');
});
it('shows the comment above without its slashes', () => {
  expect(markdown('/// Mine.\nlet dr¦ive = 1 scene s for 1s { layer on md { value: drive } }')).toMatch(/\n\nMine\.$/);
});
it('explains functions that make a text', () => {
  expect(markdown('scene s for 2s { text bo¦x("a", "b") }')).toContain('`title`');
  expect(markdown('scene s for 2s { text pro¦gress(t) }')).toMatch(/percentage[^]*`cells`/);
});
