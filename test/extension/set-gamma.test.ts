// The quick fix's edit: replaces an existing gamma, or adds one.

import { describe, expect, test } from 'vitest';
import { compile } from '../../src/language/compile.ts';
import { setGamma } from '../../src/extension/report/set-gamma.ts';

function fixed(text: string, gamma = 0.5): string {
  const from = text.indexOf('scene');
  const edit = setGamma(text, from, text.lastIndexOf('}') + 1, gamma)!;
  return text.slice(0, edit.start) + edit.newText + text.slice(edit.end);
}
const gammaOf = (text: string) => {
  const { plan, diagnostics } = compile(text, {});
  expect(diagnostics.filter((d) => d.severity === 'error')).toEqual([]);
  const scene = plan.scenes[0]!;
  const node = scene.nodes[scene.gamma!];
  return node?.k === 'num' ? node.v : null;
};

describe('setGamma', () => {
  test.each([
    ['none yet', 'scene s for 1s {\n  layer on md { value: plasma() }\n}'],
    ['one line', 'scene s for 1s { layer on md { value: plasma() } }'],
    ['a number', 'scene s for 1s {\n  gamma: 0.9\n  layer on md { value: plasma() }\n}'],
    [
      'an expression over parentheses',
      'scene s for 1s {\n  gamma: mix(0.5, 0.9, progress) + 0.1\n  layer on md { value: plasma() }\n}',
    ],
    [
      'before another setting on the line',
      'scene s for 1s { gamma: 0.9 energy: quiet layer on md { value: plasma() } }',
    ],
    ['with a comment after it', 'scene s for 1s {\n  gamma: 0.9 // dim\n  layer on md { value: plasma() }\n}'],
    ['only named in a comment', 'scene s for 1s {\n  // gamma: 0.9\n  layer on md { value: plasma() }\n}'],
    ['after the layers', 'scene s for 1s {\n  layer on md { value: plasma() }\n  gamma: 0.9\n}'],
    ['with a separator', 'scene s for 1s { gamma: 0.9; layer on md { value: plasma() } }'],
  ])('sets it where there is %s', (_, text) => {
    const after = fixed(text);
    expect(gammaOf(after)).toBe(0.5);
    expect(after.match(/^[^/]*gamma:/gm)).toHaveLength(1);
  });

  test('keeps a comment after the value', () => {
    expect(fixed('scene s for 1s {\n  gamma: 0.9 // dim\n}', 0.62)).toBe('scene s for 1s {\n  gamma: 0.62 // dim\n}');
  });

  test('leaves a shader of the same name alone', () => {
    const text = 'scene s for 1s {\n  layer on md { value: plasma() }\n  shade: gamma(0.8)\n}';
    expect(fixed(text)).toContain('shade: gamma(0.8)');
    expect(gammaOf(fixed(text))).toBe(0.5);
  });

  test('returns null for a scene without a body', () => {
    expect(setGamma('scene s for 1s', 0, 14, 0.5)).toBeNull();
  });
});
