// Tapped times at the cursor, in the unit that the author uses. `@` is the cursor.

import { expect, test } from 'vitest';
import { analyze } from '../../../src/language/compile.ts';
import { tapEdit } from '../../../src/language/features/timeline/tap-edit.ts';

function tapped(marked: string, ...seconds: number[]): string {
  const offset = marked.indexOf('@');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  // The scene begins 2 s into the reel.
  const taps = seconds.map((scene) => ({ scene, reel: scene + 2 }));
  const { start, end, newText } = tapEdit(analyze(text), offset, taps);
  return text.slice(0, start) + newText + text.slice(end);
}
const layer = 'layer on md { value: plasma() }';

test('a literal is replaced, elsewhere times are inserted in order', () => {
  expect(tapped(`scene a for 4s { text "A" { from: 1@s } ${layer} }`, 2.349)).toContain('from: 2.35s }');
  expect(tapped(`scene a for 4s { text "A" { from: @ } ${layer} }`, 3, 1.5)).toContain('from: 1.5s, 3s }');
});

test('beats where the author writes beats: quarters of one', () => {
  expect(tapped(`scene a for 8beats { text "A" { from: @ } ${layer} }`, 1.02)).toContain('from: 2beats }');
  expect(tapped(`scene a for 8beats { text "A" { from: @ } ${layer} }`, 0.63)).toContain('from: 1.25beats }');
});

test('outside of scenes they are times of the reel', () => {
  expect(tapped(`scene a for 4s { ${layer} }\ntimeline { play a until @ }`, 1)).toContain('until 3s }');
});
