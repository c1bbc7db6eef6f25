// Links below the reels of the documentation's site.

import { expect, test } from 'vitest';
import { readExampleLink } from '../../src/extension/links/example-link.ts';

interface Token {
  type: string;
  tag: string;
  info: string;
  content: string;
}
// The site's configuration is no part of the project's types.
const { openInEditor } = (await import(
  new URL('../../website/.vitepress/open-in-editor.mjs', import.meta.url).href
)) as { openInEditor(markdown: object, extension: string): void };
type Render = (tokens: Token[], i: number, options: object, env: object, self: object) => string;

const token = (type: string, more: Partial<Token> = {}): Token => ({ type, tag: '', info: '', content: '', ...more });

/** What the link below the last token opens; null where there is none. */
function linked(relativePath: string, ...tokens: Token[]) {
  const rules: { fence: Render } = { fence: () => '<div class="language-reel"></div>' };
  openInEditor({ renderer: { rules } }, 'glyphreel.glyphreel');
  const html = rules.fence(tokens, tokens.length - 1, {}, { relativePath }, {});
  expect(html).toMatch(/^<div class="language-reel"><\/div>/);
  const href = /<a href="(vscode:\/\/glyphreel\.glyphreel[^"]+)">Open in editor<\/a>/.exec(html)?.[1];
  if (!href) return null;
  const { pathname, search } = new URL(href);
  return readExampleLink({ path: pathname, query: search.slice(1) });
}
const REEL = 'scene sky for 4s {\n  layer on md { value: fbm() }\n}\n';
const fence = (info: string, content: string): Token => token('fence', { info, content });

test('whole reels have one, parts of reels and other languages have none', () => {
  expect(linked('tutorial.md', fence('reel', REEL))).toEqual({ text: REEL });
  expect(linked('tutorial.md', fence('reel fragment', REEL))).toBeNull();
  expect(linked('language.md', fence('reel', 'colors dawn = [#fff]\n'))).toBeNull();
  expect(linked('tutorial.md', fence('sh', 'glyphreel render'))).toBeNull();
});

test('examples of the reference open the example of their effect', () => {
  const heading = [token('heading_open', { tag: 'h3' }), token('inline', { content: 'bloom' })];
  expect(linked('reference/shader.md', ...heading, fence('reel', 'bloom()'))).toEqual({ effect: 'shader/bloom' });
  expect(linked('reference/shader.md', fence('reel', 'bloom()'))).toBeNull();
  expect(linked('reference/diagnostics.md', ...heading, fence('reel', 'bloom()'))).toBeNull();
});
