// The outline.

import { expect, it } from 'vitest';
import { documentSymbols } from '../../../src/language/features/document-symbols.ts';
import { at } from './marked.ts';

const text =
  '// One\n// two\nreel "Film" {\n  fps: 24\n}\nimport "a.reel"\nimport "b.reel"\nscene s for 2s {\n  layer sky on md {\n    value: fbm(octaves: 3) * 2\n  }\n  text "Hi" {\n    at: top\n  }\n}\ntimeline {\n  play s\n  play s for 1s\n}\n';
const { analysis } = at(`${text}¦`);

it('is outlined', () => {
  const outline = documentSymbols(analysis.main.parsed);
  expect(outline.map((each) => each.name)).toEqual(['Film', 'a.reel', 'b.reel', 's', 'timeline']);
  expect(outline[3]!.children!.map((each) => each.name)).toEqual(['sky', '“Hi”']);
  expect(outline[4]!.children!.map((each) => each.detail)).toEqual(['', '1s']);
});
