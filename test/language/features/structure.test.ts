// What the editor offers for scenes with parameters, repeats, imported scenes, groups and params.

import { describe, expect, it } from 'vitest';
import { completions } from '../../../src/language/features/completion.ts';
import { documentSymbols } from '../../../src/language/features/document-symbols.ts';
import { foldingRanges } from '../../../src/language/features/folding.ts';
import { formatText } from '../../../src/language/features/format.ts';
import { hover } from '../../../src/language/features/hover.ts';
import { inlayHints } from '../../../src/language/features/inlay-hints.ts';
import { prepareRename, renameEdits } from '../../../src/language/features/rename.ts';
import { sceneAt } from '../../../src/language/features/scene-at.ts';
import { semanticTokens } from '../../../src/language/features/semantic-tokens.ts';
import { signatureHelp } from '../../../src/language/features/signature-help.ts';
import { at } from './marked.ts';

const files: Record<string, string> = { '/reels/lib.reel': 'scene intro(title = "HI") for 2s { text "${title}" }' };
const facts = { path: '/reels/main.reel', readImport: (path: string) => files[path] ?? null };
const marked = (text: string) => at(text, facts);
const bars =
  'import "lib.reel"\nparam tint = #f80\nscene bars(h = 0.5, side = left) for 2s {\n  layer on md { value: h  color: tint }\n}\n';
const labels = (text: string): string[] => {
  const { analysis, offset } = marked(text);
  return completions(analysis, offset).map(({ label }) => label);
};

describe('completion', () => {
  it('offers scenes, those of imports too, and their parameters', () => {
    expect(labels(`${bars}timeline { play ¦ }`)).toEqual(['bars', 'intro']);
    expect(labels(`${bars}timeline { play bars(¦) }`)).toEqual(expect.arrayContaining(['h', 'side', 'tint']));
    expect(labels(`${bars}timeline { play bars(h: 1, ¦) }`)).not.toContain('h');
    expect(labels(`${bars}timeline { repeat 2 { play bars(h: ¦) } }`)).toContain('index');
    expect(labels(`${bars}timeline { ¦ }`)).toEqual(expect.arrayContaining(['play', 'repeat']));
    expect(labels(`${bars}timeline { repeat 2 { ¦ } }`)).toContain('play');
  });

  it('offers parameters in their scene, and params everywhere', () => {
    expect(labels(bars.replace('value: h', 'value: ¦'))).toEqual(expect.arrayContaining(['h', 'side', 'tint']));
    expect(labels('¦')).toContain('param');
  });

  it('offers what a group holds, and transforms where they fit', () => {
    const inGroup = labels('scene a for 2s { group g { ¦ } }');
    expect(inGroup).toEqual(expect.arrayContaining(['layer', 'particles', 'transform', 'shade', 'opacity']));
    expect(inGroup).not.toContain('text');
    expect(labels('scene a for 2s { group g { layer on md { ¦ } } }')).toContain('value');
    expect(labels('scene a for 2s { camera: ¦ }')).toEqual(['move', 'rotate', 'scale', 'skew']);
    expect(labels('scene a for 2s { group g { transform: ¦ } }')).toContain('rotate');
    expect(labels('scene a for 2s { group g { shade: ¦ } }')).toContain('bloom');
  });
});

it('explains scenes, parameters, params and the new words', () => {
  const says = (text: string): string => {
    const { analysis, offset } = marked(text);
    return hover(analysis, offset)?.markdown ?? '';
  };
  expect(says(`${bars}timeline { play ba¦rs }`)).toContain('bars(h = 0.5, side = left)');
  expect(says(`${bars}timeline { play bars(h¦: 1) }`)).toContain('parameter of the scene');
  expect(says(bars.replace('value: h', 'value: h¦'))).toContain('parameter of the scene');
  expect(says(bars.replace('color: tint', 'color: ti¦nt'))).toContain('param tint = #f80');
  expect(says(`${bars}timeline { rep¦eat 2 { play bars } }`)).toContain('index');
  expect(says(`${bars}timeline { play int¦ro }`)).toContain('from lib.reel');
});

it('knows the argument of a play', () => {
  const { analysis, offset } = marked(`${bars}timeline { play bars(0.2, ¦) }`);
  expect(signatureHelp(analysis, offset)).toMatchObject({
    activeParameter: 1,
    signatures: [{ label: 'bars(h: 0.5, side: left)' }],
  });
});

it('renames a parameter with its uses and arguments', () => {
  const { analysis, offset } = marked(`${bars.replace('(h =', '(¦h =')}timeline { play bars(h: 1)  play bars(h: 2) }`);
  const target = prepareRename(analysis, offset)!;
  const edits = renameEdits(analysis, facts.path, target.symbol, 'height');
  expect(edits.map(({ spans }) => spans.length)).toEqual([4]);
});

it('renames imported scenes in their own file', () => {
  const { analysis, offset } = marked(`${bars}timeline { play int¦ro }`);
  const edits = renameEdits(analysis, facts.path, prepareRename(analysis, offset)!.symbol, 'opening');
  expect(edits.map(({ path, spans }) => [path, spans.length])).toEqual(
    expect.arrayContaining([
      ['/reels/lib.reel', 1],
      [null, 1],
    ]),
  );
});

it('colours parameters and params', () => {
  const { analysis, text } = marked(`${bars}timeline { play bars(h: 1) }¦`);
  const types = semanticTokens(analysis).map(({ start, end, type }) => `${text.slice(start, end)} ${type}`);
  expect(types).toEqual(expect.arrayContaining(['tint parameter', 'bars class', 'h variable']));
});

it('outlines and folds groups and repeats', () => {
  const text = `${bars}scene b for 1s {\n  group g {\n    layer sky on md { value: 1 }\n  }\n}\ntimeline {\n  repeat 2 {\n    play bars(h: 1)\n  }\n}\n`;
  const { analysis } = marked(`${text}¦`);
  const symbols = documentSymbols(analysis.main.parsed);
  const scene = symbols.find(({ name }) => name === 'b')!;
  expect(scene.children!.map(({ name, children }) => [name, children?.map((each) => each.name)])).toEqual([
    ['g', ['sky']],
  ]);
  expect(symbols.find(({ name }) => name === 'bars')!.detail).toBe('(h, side) 2s');
  expect(symbols.at(-1)!.children!.map(({ name, detail }) => [name, detail])).toEqual([['bars', 'h: 1']]);
  const folds = foldingRanges(analysis.main.parsed).map(({ startLine, endLine }) => `${startLine}-${endLine}`);
  expect(folds).toEqual(expect.arrayContaining(['6-7', '11-12']));
});

it('finds the play at the cursor, and the first play of a scene', () => {
  const text = `${bars}timeline {\n  play bars(h: 1)\n  repeat 2 {\n    play bars(h: index)\n  }\n}\n`;
  const { analysis } = marked(`${text}¦`);
  expect(sceneAt(analysis, text.indexOf('value: h'))).toEqual({ scene: 'bars(h: 1)', segment: 1 });
  expect(sceneAt(analysis, text.indexOf('index'))).toEqual({ scene: 'bars(h: 0)', segment: 2 });
  const hints = inlayHints(analysis).map(({ label }) => label);
  expect(hints).toEqual(['0.00 s · 48 frames · plays 3×', '0.00 s · 48 frames', '2.00 s · 48 frames · plays 2×']);
});

it('formats ranges, parameters, repeats and groups', () => {
  const text = `param a=-0.5 in -1 .. 1
param c=left in[left,right]
scene x( h=0.5 )for 2s{ group g{layer on md{value:1} transform:rotate(3deg)|scale(2)}}
timeline{play x( h:0.2 )for 2s repeat 4{play x(index/4)}}
`;
  const formatted = `param a = -0.5 in -1..1
param c = left in [left, right]
scene x(h = 0.5) for 2s { group g { layer on md { value: 1 }  transform: rotate(3deg) | scale(2) } }
timeline { play x(h: 0.2) for 2s  repeat 4 { play x(index / 4) } }
`;
  expect(formatText(text)).toBe(formatted);
  expect(formatText(formatted)).toBe(formatted);
});
