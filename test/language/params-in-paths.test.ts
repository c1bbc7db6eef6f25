// `${NAME}` of params of kind text and file in the paths of `font` and `media`, and in source code.

import { describe, expect, it } from 'vitest';
import { compile } from '../../src/language/compile.ts';
import type { SceneItem } from '../../src/contract/plan.ts';

const path = '/reels/main.reel';
const planOf = (text: string, params: Record<string, string> = {}) => {
  const { plan, diagnostics } = compile(text, { path, params: new Map(Object.entries(params)) });
  expect(diagnostics).toEqual([]);
  return plan;
};

describe('paths', () => {
  const reel = `param pic = file("faces/ada.png")
param who = "ada"
media face = "\${pic}"
media badge = "badges/\${who}.png"
reel { font: "fonts/\${who}.ttf" }
scene a for 2s {
  layer on md { value: face + badge }
  text "x" { font: "\${who}/\${who}.otf" }
}`;

  it('take the defaults', () => {
    const plan = planOf(reel);
    expect(plan.font?.path).toBe('/reels/fonts/ada.ttf');
    expect(plan.scenes[0]!.media.map((media) => media.path).sort()).toEqual([
      '/reels/ada/ada.otf',
      '/reels/badges/ada.png',
      '/reels/faces/ada.png',
    ]);
  });

  it('take what is set from outside, relative to the reel', () => {
    const plan = planOf(reel, { pic: '../shared/alan.png', who: 'alan' });
    expect(plan.font?.path).toBe('/reels/fonts/alan.ttf');
    expect(plan.scenes[0]!.media.map((media) => media.path).sort()).toEqual([
      '/reels/alan/alan.otf',
      '/reels/badges/alan.png',
      '/shared/alan.png',
    ]);
  });

  it('refuse params of other kinds, and names that are none', () => {
    for (const value of ['0.5', 'left in [left, right]', '#f80']) {
      const { diagnostics } = compile(
        `param a = ${value}\nmedia face = "\${a}.png"\nscene s for 1s { layer on md { value: face } }`,
      );
      expect(diagnostics.map(({ code }) => code)).toContain('param-in-path');
    }
    const { diagnostics } = compile('media face = "${gone}.png"\nscene s for 1s { layer on md { value: face } }');
    expect(diagnostics.map(({ code }) => code)).toContain('param-in-path');
  });

  it('name the file of a text', () => {
    const plan = planOf('param poem = file("a.txt")\nscene a for 2s { text file(poem) }', { poem: 'b.txt' });
    const [text] = plan.scenes[0]!.items as Extract<SceneItem, { parts: unknown }>[];
    expect(text!.parts).toMatchObject([{ media: { path: '/reels/b.txt' } }]);
  });
});

describe('source code', () => {
  const codeOf = (reel: string): unknown => {
    const [item] = planOf(reel).scenes[0]!.items as Extract<SceneItem, { parts: unknown }>[];
    return (item!.parts[0] as { code: unknown }).code;
  };

  it('takes texts and constants', () => {
    const reel =
      'param name = "Ada"\nparam n = 3\nscene a(x = 0.5) for 2s { code "const ${name} = ${n * 2} + ${x}" { lang: ts } }';
    expect(codeOf(reel)).toBe('const Ada = 6 + 0.5');
  });

  it('keeps template strings, brackets and escapes', () => {
    expect(
      codeOf(
        'param n = 3\nscene a for 2s { code "`${i}` a[b] [red] \\${n} \\[n]" { lang: ts } layer on md { value: n } }',
      ),
    ).toBe('`${i}` a[b] [red] ${n} [n]');
  });

  it('is taken as it is from a raw string', () =>
    expect(codeOf('param n = 3\nscene a for 2s { code """`${n}`""" { lang: ts } layer on md { value: n } }')).toBe(
      '`${n}`',
    ));
});
