// Source code in colours: tokens by language, themes, lines that stand out, and code from a file.

import { expect, test } from 'vitest';
import { CODE_THEMES } from '../../../../src/contract/code-themes.ts';
import { codeParts } from '../../../../src/engine/frame/renderer/text/code-parts.ts';
import type { Look } from '../../../../src/engine/frame/renderer/text/text-look.ts';
import { canvasRasteriser } from '../../../../src/engine/machine/raster/canvas-rasteriser.ts';
import { highlightCode } from '../../../../src/engine/machine/raster/highlight-code.ts';
import { compile } from '../../../../src/language/compile.ts';

const rasteriser = { ...canvasRasteriser, highlight: highlightCode };

test('tokens are what the grammar says, and together they are the code', () => {
  const code = 'const a = "x"; // y\n';
  const tokens = highlightCode(code, 'ts');
  expect(tokens.map(({ text }) => text).join('')).toBe(code);
  expect(tokens.filter(({ scope }) => scope !== '')).toEqual([
    { text: 'const', scope: 'keyword' },
    { text: '"x"', scope: 'string' },
    { text: '// y', scope: 'comment' },
  ]);
});

test('a language that is not known is plain', () => {
  expect(highlightCode('a = 1', 'plain')).toEqual([{ text: 'a = 1', scope: '' }]);
});

test('lines that do not stand out are dimmed, and tokens have the colours of the theme', () => {
  const looks: Look[] = [];
  const parts = codeParts(rasteriser, 'let a;\nlet b;', { lang: 'js', theme: 'phosphor', highlight: [2] }, looks);
  expect(parts.map(({ text }) => text).join('')).toBe('let a;\nlet b;');
  const dimmed = parts.filter(({ style }) => looks[style].style.dim).map(({ text }) => text);
  expect(dimmed.join('')).toBe('let a;\n');
  const keyword = looks[parts.find(({ text }) => text === 'let')!.style].rgb!;
  const hex = `#${[keyword.r, keyword.g, keyword.b].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
  expect(hex).toBe(CODE_THEMES.phosphor.keyword);
});

test('the plan has the code, its language and its lines; `code` stays a name elsewhere', () => {
  const { plan, diagnostics } = compile(
    'let code = 3\nscene a for 2s {\n  layer on md { value: code }\n  code "let x" { lang: ts  highlight: [1, 2] }\n  code file("a.ts") { lang: ts }\n}\n',
    { path: '/reels/a.reel', fileExists: () => true },
  );
  expect(diagnostics).toEqual([]);
  const parts = plan.scenes[0].items.flatMap((item) => (item.kind === 'text' ? item.parts : []));
  expect(parts).toMatchObject([
    { code: 'let x', lang: 'ts', theme: 'dark', highlight: [1, 2] },
    { code: { path: '/reels/a.ts', kind: 'texts' }, lang: 'ts' },
  ]);
});
