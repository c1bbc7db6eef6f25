// Colours of names by what they are.

import { expect, it } from 'vitest';
import { semanticTokens } from '../../../src/language/features/semantic-tokens.ts';
import { at } from './marked.ts';

it('colours names by what they mean', () => {
  const colored = at(
    'let k = 1 look l = bloom(when: audio.beat) scene s for 1s { layer on md { value: plasma(scale: k) palette: dense } shade: l } ¦',
  );
  const kinds = Object.fromEntries(
    semanticTokens(colored.analysis).map((token) => [colored.text.slice(token.start, token.end), token.type]),
  );
  expect(kinds).toMatchObject({
    k: 'variable',
    l: 'method',
    bloom: 'method',
    when: 'parameter',
    'audio.beat': 'variable',
    s: 'class',
    md: 'type',
    value: 'property',
    plasma: 'function',
    scale: 'parameter',
    dense: 'enumMember',
  });
});

it('colours the names of spans and of functions that make a text', () => {
  const { analysis, text } = at(
    'colors sea = [#001122]\nscene s for 1s { text "[green]a[/green] [b]b[/] [sea.1]c[/] [1] [what]" text box("[b]t", "x") }¦',
  );
  const found = semanticTokens(analysis).map((token) => `${text.slice(token.start, token.end)} ${token.type}`);
  expect(found.filter((each) => /^(green|b|sea|what|box) /.test(each))).toEqual([
    'sea enumMember',
    'green enumMember',
    'green enumMember',
    'b macro',
    'sea enumMember',
    'box function',
  ]);
});
