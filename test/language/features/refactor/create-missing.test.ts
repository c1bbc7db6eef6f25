// Creating what an unknown name should be.

import { expect, it } from 'vitest';
import { analyze } from '../../../../src/language/compile.ts';
import { createMissing } from '../../../../src/language/features/refactor/create-missing.ts';
import { applyEdits } from '../../../../src/language/features/refactor/text-edits.ts';

/** The texts that are offered, by title; each must compile. */
function created(text: string): Record<string, string> {
  const analysis = analyze(text);
  const found = analysis.result.diagnostics.flatMap((diagnostic) => createMissing(analysis, diagnostic));
  return Object.fromEntries(
    found.map(({ title, edits }) => {
      const changed = applyEdits(text, edits);
      expect(analyze(changed).result.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
      return [title, changed];
    }),
  );
}

const layer = (inside: string): string => `scene s for 2s {\n\tlayer on md {\n\t\t${inside}\n\t}\n}\n`;

it('a scene before the timeline, with the parameters of its play, indented as the reel is', () => {
  const text = `${layer('value: u')}\ntimeline {\n\tplay s\n\tplay rain(h: 0.2) for 3s\n}\n`;
  expect(created(text)).toEqual({
    'Create scene rain': text.replace(
      'timeline',
      'scene rain(h = 0.2) for 4s {\n\tlayer on md {\n\t\tvalue: plasma()\n\t}\n}\n\ntimeline',
    ),
  });
});

it('a look, a palette, colours', () => {
  const look = layer('value: u').replace('\n}\n', '\n\tshade: bloom() | night\n}\n');
  expect(created(look)).toEqual({ 'Create look night': `look night = bloom()\n\n${look}` });
  const palette = layer('value: u  palette: mine');
  expect(created(palette)).toEqual({ 'Create palette mine': `palette mine = " .:-=+*#%@"\n\n${palette}` });
  const colors = layer('value: u  color: ramp(sunset, value)');
  expect(created(colors)).toEqual({
    'Create list of colours sunset': `colors sunset = [#1a0500, #ff5a00, #ffe8b0]\n\n${colors}`,
  });
});

it('a let of the scene, a field or a param for a number; only a field for a call', () => {
  const text = `let a = 1\n${layer('value: u * a * strength')}`;
  expect(created(text)).toEqual({
    'Create let strength': text.replace('\tlayer', '\tlet strength = 1\n\tlayer'),
    'Create field strength': text.replace('let a = 1\n', 'let a = 1\nfield strength() = plasma()\n'),
    'Create param strength': text.replace('let a = 1\n', 'let a = 1\nparam strength = 0.5 in 0..1\n'),
  });
  const call = layer('value: swirl(3, twist: u)');
  expect(created(call)).toEqual({ 'Create field swirl': `field swirl(a = 3, twist) = plasma()\n\n${call}` });
  const color = layer('value: u  color: accent');
  expect(Object.keys(created(color))).toContain('Create let accent');
});
