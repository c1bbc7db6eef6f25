import { expect, test } from 'vitest';
import { blends, blendMode } from '../../src/engine/effects/blends/blends.ts';
import { blendLevel } from '../../src/engine/kernels/scalar/blend.ts';

/** The formulas as the table states them, in real numbers 0..1. */
const dodge = (a: number, b: number): number => (a === 0 ? 0 : b >= 1 ? 1 : Math.min(1, a / (1 - b)));
const burn = (a: number, b: number): number => (a === 1 ? 1 : b <= 0 ? 0 : 1 - Math.min(1, (1 - a) / b));
const hard = (a: number, b: number): number => (b < 0.5 ? 2 * a * b : 1 - 2 * (1 - a) * (1 - b));
const formulas: Record<string, (a: number, b: number) => number> = {
  normal: (_, b) => b,
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  screen: (a, b) => 1 - (1 - a) * (1 - b),
  overlay: (a, b) => hard(b, a),
  softlight: (a, b) => a * b + a * (a + b - 2 * a * b),
  hardlight: hard,
  difference: (a, b) => Math.abs(a - b),
  exclusion: (a, b) => a + b - 2 * a * b,
  colordodge: dodge,
  colorburn: burn,
  linearlight: (a, b) => a + 2 * b - 1,
  vividlight: (a, b) => (b < 0.5 ? burn(a, 2 * b) : dodge(a, 2 * b - 1)),
  pinlight: (a, b) => (b < 0.5 ? Math.min(a, 2 * b) : Math.max(a, 2 * b - 1)),
  hardmix: (a, b) => (a + b >= 1 ? 1 : 0),
  lighten: Math.max,
  darken: Math.min,
  grainextract: (a, b) => a - b + 0.5,
  grainmerge: (a, b) => a + b - 0.5,
};

test('twenty modes in the order the kernels number them', () => {
  expect(blends.map((b) => b.name).join(' ')).toBe(
    'normal add subtract multiply screen overlay softlight hardlight difference exclusion colordodge colorburn linearlight vividlight pinlight hardmix lighten darken grainextract grainmerge',
  );
  blends.forEach((b, i) => {
    expect(b.mode).toBe(i);
    expect(b.summary).toMatch(/^[A-Z].*\.$/);
  });
  expect(blendMode('screen')).toBe(4);
});

test.each(blends.map((b) => [b.name, b.mode] as const))(
  '%s: levels follow the formula within one and a half',
  (name, mode) => {
    for (let a = 0; a <= 255; a += 3)
      for (let b = 0; b <= 255; b += 3) {
        const want = Math.min(1, Math.max(0, formulas[name](a / 255, b / 255))) * 255;
        const got = blendLevel(mode, a, b, 255);
        if (!(Math.abs(got - want) <= 1.5))
          expect.fail(`${name}(${a}, ${b}): expected about ${want.toFixed(2)}, got ${got}`);
      }
  },
);
