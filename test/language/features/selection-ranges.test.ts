// Expanding the selection.

import { expect, it } from 'vitest';
import { selectionRange } from '../../../src/language/features/selection-ranges.ts';
import { at } from './marked.ts';

const text =
  '// One\n// two\nreel "Film" {\n  fps: 24\n}\nimport "a.reel"\nimport "b.reel"\nscene s for 2s {\n  layer sky on md {\n    value: fbm(octaves: 3) * 2\n  }\n  text "Hi" {\n    at: top\n  }\n}\ntimeline {\n  play s\n  play s for 1s\n}\n';
const { analysis } = at(`${text}¦`);

it('selects outwards', () => {
  const widths: string[] = [];
  for (
    let range: ReturnType<typeof selectionRange> | undefined = selectionRange(
      analysis.main.parsed,
      text.indexOf('octaves') + 2,
    );
    range;
    range = range.parent
  ) {
    const { lines } = analysis.main.parsed;
    widths.push(text.slice(lines.offset(range.range.start), lines.offset(range.range.end)).split('\n')[0]!);
  }
  expect(widths.slice(0, 6)).toEqual([
    'octaves',
    'octaves: 3',
    'fbm(octaves: 3)',
    'fbm(octaves: 3) * 2',
    'value: fbm(octaves: 3) * 2',
    'layer sky on md {',
  ]);
});
