// Inlining lets, looks and fields.

import { expect, it } from 'vitest';
import { refactored } from './refactored.ts';

const layer = (value: string, rest = ''): string => `scene s for 1s {\n  layer on md { value: ${value}${rest} }\n}\n`;

it('a let is written in every place, in parentheses where they are needed', () => {
  expect(refactored(`let a¦ = t + 1\n${layer('u * a + circle(a)')}`, 'Inline let a')).toBe(
    layer('u * (t + 1) + circle(t + 1)'),
  );
  expect(refactored(`let a = circle(0.2)\nlet b = 2\n${layer('u * a¦ * b')}`, 'Inline let a')).toBe(
    `let b = 2\n${layer('u * circle(0.2) * b')}`,
  );
  expect(refactored('scene s for 1s {\n  let k¦ = t\n\n  layer on md { value: u * k }\n}\n', 'Inline let k')).toBe(
    'scene s for 1s {\n\n  layer on md { value: u * t }\n}\n',
  );
});

it('a look is written into the chain', () => {
  const scene = (chain: string) => `scene s for 1s {\n  layer on md { value: u }\n  shade: ${chain}\n}\n`;
  expect(
    refactored(`look l¦ = bloom() | vignette(0.2)\n\n${scene('scanlines(0.1) | l | crt(0.1)')}`, 'Inline look l'),
  ).toBe(scene('scanlines(0.1) | bloom() | vignette(0.2) | crt(0.1)'));
});

it('a field gets its arguments and defaults', () => {
  const field = 'field ring¦s(count = 3, r) = circle(r) * count + r\n';
  expect(refactored(`${field}${layer('rings(r: 0.2 + u) * 2')}`, 'Inline field rings')).toBe(
    layer('(circle(0.2 + u) * 3 + (0.2 + u)) * 2'),
  );
  expect(refactored(`${field}${layer('rings(2, 0.1)')}`, 'Inline field rings')).toBe(layer('circle(0.1) * 2 + 0.1'));
});

it('is refused with a reason', () => {
  expect(refactored('scene s(h¦ = 1) for 1s { layer on md { value: h } }', 'Inline let h')).toBe(
    '`h` is a parameter, which each play sets.',
  );
  expect(refactored(`let a¦ = 1\n${layer('u')}`, 'Inline let a')).toBe('Nothing uses `a`.');
  const shared = { path: '/r/main.reel', readImport: () => 'let far = 1' };
  expect(refactored(`import "./lib.reel"\n${layer('u * fa¦r')}`, 'Inline let far', { facts: shared })).toBe(
    '`far` is defined in lib.reel; inline it there.',
  );
  expect(refactored(`let a¦ = 2\n${layer('u * a')}`, 'Inline let a', { user: 'other.reel' })).toBe(
    'other.reel uses `a` too.',
  );
  // One value that is shared becomes two that have random numbers of their own.
  expect(refactored(`let dots¦2 = random()\n${layer('dots2', '  hue: dots2')}`, 'Inline let dots2')).toMatch(
    /^It would change the picture\.$/,
  );
});
