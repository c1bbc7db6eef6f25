// The shaders that a quality profile skips are named.

import { expect, test } from 'vitest';
import { defineShader } from '../../src/engine/effect-api/define.ts';
import { skippedShaders } from '../../src/engine/render/plan/skipped-shaders.ts';
import { compile } from '../../src/language/compile.ts';

const { plan } = compile(`
scene a for 1s { layer on md { value: plasma() }  shade: bloom() | invert() }
scene b for 1s { layer on md { value: plasma() }  shade: crt() | bloom() }
timeline { play a  play b }
`);

test('each once, of the scenes that are played', () => {
  expect(skippedShaders(plan, { shaders: 'minimal' })).toBe(
    'This quality skips the shaders bloom, crt. Use -q production to see them.',
  );
  expect(skippedShaders(plan, { shaders: 'minimal' }, 'a')).toBe(
    'This quality skips the shader bloom. Use -q production to see it.',
  );
});

test('those of layers, texts and groups too', () => {
  const { plan: own } = compile(
    'scene a for 1s { layer on md { value: 1  shade: bloom() } text "A" { shade: crt() } group g { layer on md { value: 1 }  shade: softFocus() } }',
  );
  expect(skippedShaders(own, { shaders: 'minimal' })).toContain('bloom, crt, softFocus');
});

test('shaders of the reel itself are named too', () => {
  const own = defineShader({
    name: 'soften',
    summary: 'Softens.',
    doc: '',
    category: 'light',
    example: '',
    cost: 'heavy',
    scope: 'point',
    params: {},
    apply: () => {},
  });
  const custom = {
    ...plan,
    scenes: plan.scenes.map((scene) => ({ ...scene, shade: [{ fn: 'soften', args: {}, site: 1 }] })),
  };
  expect(skippedShaders(custom, { shaders: 'standard' }, 'a', new Map([['shader:soften', own]]))).toBe(
    'This quality skips the shader soften. Use -q production to see it.',
  );
});

test('nothing is said where all are drawn', () => {
  expect(skippedShaders(plan, { shaders: 'full' })).toBeNull();
});
