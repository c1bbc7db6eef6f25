// Colours source code: what each part of it is, by the grammars of highlight.js. They are regular expressions, so the result is the same
// everywhere; only common languages are bundled.

import bash from 'highlight.js/lib/languages/bash';
import c from 'highlight.js/lib/languages/c';
import cpp from 'highlight.js/lib/languages/cpp';
import css from 'highlight.js/lib/languages/css';
import diff from 'highlight.js/lib/languages/diff';
import go from 'highlight.js/lib/languages/go';
import ini from 'highlight.js/lib/languages/ini';
import java from 'highlight.js/lib/languages/java';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import markdown from 'highlight.js/lib/languages/markdown';
import python from 'highlight.js/lib/languages/python';
import ruby from 'highlight.js/lib/languages/ruby';
import rust from 'highlight.js/lib/languages/rust';
import sql from 'highlight.js/lib/languages/sql';
import typescript from 'highlight.js/lib/languages/typescript';
import xml from 'highlight.js/lib/languages/xml';
import yaml from 'highlight.js/lib/languages/yaml';
import { createLowlight } from 'lowlight';
import type { CodeToken } from '../../frame/glyphs/code-token.ts';

const GRAMMARS = {
  bash,
  c,
  cpp,
  css,
  diff,
  go,
  ini,
  java,
  javascript,
  json,
  markdown,
  python,
  ruby,
  rust,
  sql,
  typescript,
  xml,
  yaml,
};
const lowlight = createLowlight(GRAMMARS);

type Node = ReturnType<typeof lowlight.highlight>['children'][number];

/** The code in tokens; one of them where the language is not known. `language` is a name or a usual short form (`ts`, `py`, `sh`). */
export function highlightCode(code: string, language: string): CodeToken[] {
  if (!lowlight.registered(language)) return [{ text: code, scope: '' }];
  const tokens: CodeToken[] = [];
  const walk = (node: Node, scope: string): void => {
    if (node.type === 'text') tokens.push({ text: node.value, scope });
    else if (node.type === 'element') {
      const classes = node.properties['className'];
      const own = Array.isArray(classes) ? String(classes[0] ?? '').replace(/^hljs-/, '') : scope;
      for (const child of node.children) walk(child, own);
    }
  };
  for (const child of lowlight.highlight(language, code).children) walk(child, '');
  return tokens;
}
