// The TextMate grammar in the engine that VS Code and the docs site use. One expression that it rejects leaves every reel uncoloured,
// which semantic tokens hide in VS Code.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';

const require = createRequire(import.meta.url);
const ROOT = path.resolve(import.meta.dirname, '../..');
const FILE = path.join(ROOT, 'syntaxes/reel.tmLanguage.json');
const text = readFileSync(FILE, 'utf8');

await oniguruma.loadWASM(readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm')).buffer);
const registry = new textmate.Registry({
  onigLib: Promise.resolve({
    createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
    createOnigString: (line) => new oniguruma.OnigString(line),
  }),
  loadGrammar: (scope) => Promise.resolve(scope === 'source.reel' ? textmate.parseRawGrammar(text, FILE) : null),
});
const grammar = (await registry.loadGrammar('source.reel'))!;

/** Every regular expression of the grammar. */
function expressions(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(expressions);
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    ['match', 'begin', 'end', 'while'].includes(key) && typeof value === 'string' ? [value] : expressions(value),
  );
}

/** The innermost scope of each piece of a text, without white space and what has none. */
function scopes(reel: string): Record<string, string> {
  const found: Record<string, string> = {};
  let stack = textmate.INITIAL;
  for (const line of reel.split('\n')) {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    stack = ruleStack;
    for (const { startIndex, endIndex, scopes: names } of tokens) {
      const piece = line.slice(startIndex, endIndex).trim();
      if (piece && names.length > 1) found[piece] ??= names.at(-1)!;
    }
  }
  return found;
}

describe('the TextMate grammar', () => {
  test.each(expressions(JSON.parse(text)).map((source, i) => ({ i, source })))(
    'expression $i compiles: $source',
    ({ source }) => {
      // The scanner reports an invalid expression when it first looks for it.
      expect(() => new oniguruma.OnigScanner([source]).findNextMatchSync('a', 0)).not.toThrow();
    },
  );

  test('gives words, names, numbers, colours, strings and comments their scopes', () => {
    const found = scopes(`reel "Hello" { size: landscape }
// a comment
param speed = 0.5 in 0..1
colors dawn = [#1a0b2e, #fff3c4]
scene hello for 8beats {
  layer on md { value: vortex(twist: 2) * audio.bass }
}`);
    expect(found).toMatchObject({
      Hello: 'string.quoted.double.reel',
      '// a comment': 'comment.line.double-slash.reel',
      param: 'keyword.declaration.reel',
      in: 'keyword.other.reel',
      dawn: 'entity.name.constant.reel',
      '#1a0b2e': 'constant.other.color.rgb-value.reel',
      scene: 'keyword.declaration.reel',
      hello: 'entity.name.class.scene.reel',
      '8': 'constant.numeric.reel',
      beats: 'keyword.other.unit.reel',
      value: 'support.type.property-name.reel',
    });
  });
});
