// Folding ranges.

import { expect, it } from 'vitest';
import { foldingRanges } from '../../../src/language/features/folding.ts';
import { at } from './marked.ts';

const text =
  '// One\n// two\nreel "Film" {\n  fps: 24\n}\nimport "a.reel"\nimport "b.reel"\nscene s for 2s {\n  layer sky on md {\n    value: fbm(octaves: 3) * 2\n  }\n  text "Hi" {\n    at: top\n  }\n}\ntimeline {\n  play s\n  play s for 1s\n}\n';
const { analysis } = at(`${text}¦`);

it('folds', () => {
  expect(
    foldingRanges(analysis.main.parsed)
      .map((each) => `${each.startLine}-${each.endLine}${each.kind ? ` ${each.kind}` : ''}`)
      .sort(),
  ).toEqual(['0-1 comment', '11-12', '15-17', '2-3', '5-6 imports', '7-13', '8-9']);
});
