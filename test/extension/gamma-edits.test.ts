// Suggested gammas of several scenes, as edits of one text.

import { expect, test } from 'vitest';
import { gammaEdits } from '../../src/extension/report/gamma-edits.ts';

const TEXT = `scene a for 1s {
  layer on md { value: u }
}
scene b for 1s {
  gamma: 0.9
  layer on md { value: u }
}
scene c for 1s {
  gamma: mix(0.5, 1, progress)
  layer on md { value: u }
}
`;
const wish = (scene: string, gamma: number) => {
  const from = TEXT.indexOf(`scene ${scene}`);
  return { scene, from, to: TEXT.indexOf('\n}\n', from) + 2, gamma };
};

test('are set or replaced, and an expression is left to the author', () => {
  const { edits, scenes, refusals } = gammaEdits(TEXT, [wish('a', 0.5512), wish('b', 0.6), wish('c', 0.7)]);
  const changed = edits
    .toSorted((x, y) => y.start - x.start)
    .reduce((text, { start, end, newText }) => text.slice(0, start) + newText + text.slice(end), TEXT);
  expect(changed).toBe(
    TEXT.replace('scene a for 1s {', 'scene a for 1s {\n  gamma: 0.55').replace('gamma: 0.9', 'gamma: 0.6'),
  );
  expect(scenes).toEqual(['a', 'b']);
  expect(refusals).toEqual(['The gamma of scene c is an expression (mix(0.5, 1, progress)): change it by hand.']);
});
