// What is offered at the cursor.

import { expect, it } from 'vitest';
import { builtIn } from '../../../src/catalog/lookup.ts';
import { completions, type CompletionOptions, resolveCompletion } from '../../../src/language/features/completion.ts';
import { at, layer } from './marked.ts';

const complete = (marked: string, options: CompletionOptions = {}) => {
  const { analysis, offset } = at(marked);
  return completions(analysis, offset, options);
};
const labels = (marked: string): string[] => complete(marked).map((item) => item.label);

it('offers statements and, in blocks, settings that are not given yet', () => {
  expect(labels('¦')).toEqual(expect.arrayContaining(['scene', 'reel', 'let', 'look', 'timeline']));
  expect(labels('let a = 1\nsc¦')).toContain('scene');
  expect(labels('scene s for 2s { ¦ }')).toEqual(
    expect.arrayContaining(['layer', 'particles', 'text', 'gamma', 'shade', 'transition']),
  );
  const inLayer = labels(layer('value: 1  ¦'));
  expect(inLayer).toEqual(expect.arrayContaining(['hue', 'palette', 'mask']));
  expect(inLayer).not.toContain('value');
  expect(labels('reel { size: square  ¦')).toEqual(expect.arrayContaining(['fps', 'audio']));
  expect(labels('scene s for 2s { particles boids on md { ¦ } }')).toEqual(
    expect.arrayContaining(['perception', 'count']),
  );
  expect(labels('scene s for 2s { text "x" { ¦ } }')).toEqual(expect.arrayContaining(['reveal', 'backdrop']));
});

it('offers what the value can be', () => {
  const value = labels(layer('value: ¦'));
  expect(value).toEqual(expect.arrayContaining(['plasma', 'fbm', 'sin', 'u', 'progress', 'audio']));
  expect(value).not.toContain('bloom');
  expect(labels(layer('value: plasma() | ¦'))).toEqual(expect.arrayContaining(['rotate', 'tile']));
  expect(labels(layer('value: plasma() | ¦'))).not.toContain('plasma');
  expect(labels(layer('value: 1  palette: ¦'))).toEqual(expect.arrayContaining(['ascii', 'katakana']));
  expect(labels(layer('value: 1  color: ¦'))).toEqual(expect.arrayContaining(['ramp', 'hsv']));
  expect(labels(layer('value: 1  color: ramp(¦'))).toEqual(expect.arrayContaining(['neon', 'vaporwave']));
  expect(labels(layer('value: 1  glyphs: ¦'))).toEqual(['ramp', 'random', 'shape', 'edges', 'match']);
  expect(labels(layer('value: 1  blend: ¦'))).toEqual(expect.arrayContaining(['screen', 'overlay', 'hardmix']));
  expect(labels('scene s for 2s { shade: bloom() | ¦ }')).toEqual(expect.arrayContaining(['vignette', 'grain']));
  expect(labels('scene s for 2s { transition: ¦ }')).toEqual(expect.arrayContaining(['crossfade', 'wipe']));
  expect(labels('scene s for 2s { feedback: ¦ }')).toEqual(expect.arrayContaining(['echo', 'tunnel']));
  expect(labels('scene s for 2s { text "x" { reveal: ¦ } }')).toEqual(expect.arrayContaining(['typewriter']));
  expect(labels('reel { size: ¦ }')).toEqual(expect.arrayContaining(['landscape', 'portrait4k']));
  expect(labels('look l = ¦')).toEqual(expect.arrayContaining(['bloom']));
});

it('leaves out what would be an error', () => {
  for (const place of [
    'scene s for 2s { gamma: ¦ }',
    layer('value: 1  opacity: ¦'),
    'scene s for 2s { shade: grain(¦ }',
  ]) {
    const offered = labels(place);
    expect(offered, place).toEqual(expect.arrayContaining(['t', 'progress', 'sin', 'audio']));
    for (const perCell of ['u', 'dist', 'col', 'value', 'plasma', 'fbm', 'circle'])
      expect(offered, place).not.toContain(perCell);
  }
  expect(labels(layer('value: ¦'))).not.toContain('value');
  expect(labels(layer('value: 1  color: ramp(neon, ¦'))).toContain('value');
});

it('offers fields before functions where a layer takes its value', () => {
  const sorted = complete(layer('value: ¦'))
    .toSorted((a, b) => (a.sortText! < b.sortText! ? -1 : 1))
    .map((item) => item.label);
  expect(sorted.indexOf('plasma')).toBeLessThan(sorted.indexOf('sin'));
  expect(new Set(sorted).size).toBe(sorted.length);
});

it('offers parameters, their words, units, members, grids and systems', () => {
  expect(labels(layer('value: voronoi(mode: ¦'))).toEqual(['distance', 'edge', 'cell']);
  expect(labels(layer('value: fbm(¦'))).toEqual(expect.arrayContaining(['octaves', 'gain', 'progress']));
  expect(labels(layer('value: fbm(octaves: 3, ¦'))).not.toContain('octaves');
  expect(labels('scene s for 2s { shade: bloom(¦ }')).toEqual(expect.arrayContaining(['threshold', 'when', 'mix']));
  expect(labels('scene s for 2¦')).toEqual(expect.arrayContaining(['2s', '2beats', '2bars']));
  expect(labels(layer('value: audio.¦'))).toEqual(expect.arrayContaining(['bass', 'decay']));
  expect(labels('scene s for 2s { layer on ¦')).toEqual(['xs', 'sm', 'md', 'lg', 'xl', 'xxl']);
  expect(labels('scene s for 2s { particles ¦')).toEqual(expect.arrayContaining(['boids', 'embers']));
  expect(labels('scene one for 2s {} timeline { play ¦')).toEqual(['one']);
  expect(labels('scene one for ¦')).toContain('8beats');
});

it("offers the author's own names, with the comment above them", () => {
  const items = complete(
    '// How hard it pumps.\nlet drive = 1\nfield own(size = 1) = plasma()\nscene s for 2s { let grow = 1 layer on md { value: ¦ } }',
  );
  expect(items.find((item) => item.label === 'drive')).toMatchObject({
    documentation: { value: 'How hard it pumps.' },
  });
  expect(items.map((item) => item.label)).toEqual(expect.arrayContaining(['own', 'grow']));
  expect(labels('field f(size = 1) = si¦')).toContain('size');
  expect(labels('look warm_ = bloom() scene s for 1s { shade: ¦ }')).toContain('warm_');
  expect(labels('palette p = " ." colors c = [#fff] scene s for 1s { layer on md { palette: ¦ } }')).toContain('p');
});

it('documents with parameters, an example and a picture', () => {
  const item = resolveCompletion(
    complete(layer('value: ¦')).find((each) => each.label === 'fbm')!,
    builtIn,
    (entry) => `data:${entry.kind}/${entry.name}`,
  );
  const docs = (item.documentation as { value: string }).value;
  expect(docs).toContain('![fbm](data:field/fbm|width=320)');
  expect(docs).toContain('octaves');
  expect(item.detail).toMatch(/^fbm\(octaves: 5/);
  expect((resolveCompletion(item, builtIn, () => undefined).documentation as { value: string }).value).not.toContain(
    '![',
  );
});

it('offers files and replaces the word that is there', () => {
  const listFiles = (endings: readonly string[]): string[] =>
    endings.includes('.mp3') ? ['music/a.mp3'] : endings.includes('.reel') ? ['./b.reel'] : [];
  expect(complete('reel { audio: "¦" }', { listFiles }).map((item) => item.label)).toEqual(['"music/a.mp3"']);
  expect(complete('reel { audio: "./mu¦" }', { listFiles }).map((item) => item.label)).toEqual(['"./music/a.mp3"']);
  expect(complete('import "¦"', { listFiles }).map((item) => item.label)).toEqual(['"./b.reel"', '"glyphreel:moods"']);
  expect(complete(layer('value: pla¦sma')).find((item) => item.label === 'plasma')!.textEdit).toMatchObject({
    range: { start: { character: 38 }, end: { character: 44 } },
  });
  expect(labels('// ¦')).toEqual([]);
  expect(labels(layer('value: glyphText("pla¦"'))).toEqual([]);
});

it('offers the members of a media name after another word for it', () => {
  const media = 'media face = "face.mp4"\nlet f = face\nlet g = f\nlet h = face.red\n';
  const members = (inside: string): string[] =>
    labels(`${media}scene s for 1s { let own = g\n layer on md { value: ${inside}¦ } }`);
  for (const name of ['face', 'f', 'g', 'own']) expect(members(`${name}.`)).toContain('alpha');
  expect(members('h.')).toEqual([]);
  expect(labels('let a = b\nlet b = a\nscene s for 1s { layer on md { value: a.¦ } }')).toEqual([]);
});

it('offers forms of numbers and captions in a text, and nothing that has a value per cell', () => {
  const inText = (inside: string): string[] => labels(`scene s for 1s { text "${inside}¦" }`);
  for (const written of ['${', '${fi', '${fixed(t, 2) + ']) {
    expect(inText(written)).toEqual(expect.arrayContaining(['fixed', 'clock', 'percent', 'caption', 'sin', 't']));
    expect(inText(written)).not.toContain('u');
  }
  expect(inText('${fixed(')).toContain('t');
  expect(inText('${caption.')).toEqual(['progress', 'index', 'line', 'word']);
  expect(inText('${audio.')).toContain('bass');
});

it('offers coordinates in points, and the letter in those that move letters', () => {
  expect(labels('media face = "a.mp4" { at: (0.5, ¦) }')).toContain('sin');
  expect(labels('media face = "a.mp4" { at: (0.5, ¦) }')).not.toContain('center');
  expect(labels('scene s for 1s { text "x" { each: (0, ¦) } }').slice(0, 2)).toEqual(['i', 'n']);
  expect(labels('scene s for 1s { text "x" { at: (0, ¦) } }')).not.toContain('i');
});

it('offers what a param can be, its range, and files', () => {
  expect(labels('param a = ¦')).toEqual([
    '0.5 in 0..1',
    '2s in 0s..10s',
    '45deg in 0deg..360deg',
    '#ff8800',
    '"text"',
    'left in [left, right]',
    'file("")',
  ]);
  expect(labels('param a = 0.5 ¦')[0]).toBe('in');
  expect(labels('param a = left in [¦]')).toEqual([]);
  const files = complete('param a = file("¦")', {
    listFiles: (endings) => (endings.includes('.png') ? ['a.png'] : []),
  });
  expect(files.map((item) => item.label)).toEqual(['"a.png"']);
});
