// What the preview lets a hand change at a cursor. `@` is the cursor.

import { describe, expect, test } from 'vitest';
import { writtenNumber } from '../../../src/contract/written-number.ts';
import { analyze } from '../../../src/language/compile.ts';
import { tweaksAt } from '../../../src/language/features/tweaks.ts';

const SCENE = (body: string): string => `scene a for 4s {\n${body}\n}\n`;
function at(marked: string) {
  const offset = marked.indexOf('@');
  return tweaksAt(analyze(marked.slice(0, offset) + marked.slice(offset + 1)), offset);
}
const literal = (marked: string) => at(marked).literal;

describe('numbers', () => {
  test('have the range and default of their parameter', () => {
    expect(literal(SCENE('layer on md { value: rings(1@0, 0.22) }'))).toMatchObject({
      kind: 'number',
      text: '10',
      label: 'rings.count',
      value: 10,
      unit: '',
      usual: 8,
    });
    expect(literal(SCENE('layer on md { value: fbm()  opacity: 0.@4 }'))).toMatchObject({
      label: 'opacity',
      low: 0,
      high: 1,
      step: 0.005,
      min: 0,
      max: 1,
      usual: 1,
    });
  });

  test('keep the unit that they are written in', () => {
    expect(literal(SCENE('layer on md { value: fbm() | rotate(4@5deg) }'))).toMatchObject({
      label: 'rotate.angle',
      value: 45,
      unit: 'deg',
    });
    expect(literal(SCENE('layer on md { value: fbm()  opacity: 4@0% }'))).toMatchObject({
      value: 40,
      unit: '%',
      min: 0,
      max: 100,
    });
    expect(literal('scene a for 40@0ms { layer on md { value: fbm() } }')).toMatchObject({ value: 400, unit: 'ms' });
  });

  test('include their sign', () => {
    expect(literal(SCENE('layer on md { value: fbm(speed: -0.@5) }'))).toMatchObject({
      text: '-0.5',
      value: -0.5,
      usual: 0.2,
    });
  });

  test('inside an expression have no parameter, and a range around their value', () => {
    expect(literal(SCENE('layer on md { value: fbm() * 0.@8 }'))).toMatchObject({
      label: 'value',
      value: 0.8,
      low: 0,
      min: null,
      max: null,
      usual: null,
    });
  });
});

test('angles have a knob', () => {
  expect(literal(SCENE('layer on md { value: fbm() | rotate(4@5deg) }'))).toMatchObject({ form: 'angle', turn: 360 });
  expect(literal(SCENE('layer on md { value: fbm()  hue: 0.@3 }'))).toMatchObject({ form: 'angle', turn: 1 });
  expect(literal(SCENE('layer on md { value: fbm()  opacity: 0.@3 }'))).toMatchObject({ form: 'line' });
});

test('colours have the swatches of the reel', () => {
  expect(
    literal(`colors sea = [#012, #0c5a7a]\n${SCENE('layer on md { value: fbm()  color: #ff@8800 }')}`),
  ).toMatchObject({ kind: 'color', text: '#ff8800', label: 'color', swatches: ['#001122', '#0c5a7a'] });
});

describe('words', () => {
  test('of parameters, easings, blends and palettes', () => {
    expect(literal(SCENE('layer on md { value: fbm() * ease(progress, out@Cubic) }'))).toMatchObject({
      kind: 'word',
      words: expect.arrayContaining(['inOutSine', 'outCubic']) as unknown,
    });
    expect(literal(SCENE('layer on md { value: fbm()  blend: scr@een }'))).toMatchObject({
      words: expect.arrayContaining(['screen', 'overlay']) as unknown,
    });
    expect(literal(`palette mine = " .:"\n${SCENE('layer on md { value: fbm()  palette: min@e }')}`)).toMatchObject({
      words: expect.arrayContaining(['mine', 'dense']) as unknown,
    });
    expect(literal(SCENE('tonemap: o@n\nlayer on md { value: fbm() }'))).toMatchObject({
      words: ['on', 'off'],
      usual: 'on',
    });
  });

  test('fields can be exchanged for those that take the same arguments', () => {
    const words = (body: string) => {
      const tweak = literal(SCENE(body));
      return tweak?.kind === 'word' ? tweak.words : null;
    };
    expect(literal(SCENE('layer on md { value: plas@ma }'))).toMatchObject({ text: 'plasma', pictures: 'field' });
    expect(words('layer on md { value: plas@ma }')).toEqual(expect.arrayContaining(['fbm', 'rain']));
    // What has to be given an argument is left out.
    expect(words('layer on md { value: plas@ma }')).not.toContain('blur');
    const named = words('layer on md { value: no@ise(scale: 2) }')!;
    expect(named).toEqual(expect.arrayContaining(['noise', 'fbm']));
    expect(named).not.toContain('rain');
    expect(words('layer on md { value: rin@gs(10, 0.2) }')).toBeNull();
    expect(words('layer on md { value: rings(10,@ 0.2) }')).toBeNull();
  });

  test('say which pictures show them', () => {
    const pictures = (body: string) => {
      const tweak = literal(SCENE(body));
      return tweak?.kind === 'word' ? tweak.pictures : null;
    };
    expect(pictures('layer on md { value: fbm()  palette: den@se }')).toBe('palette');
    expect(pictures('layer on md { value: keys(t, [0s: 0, 1s: 1], ease: inS@ine) }')).toBe('easing');
    expect(pictures('layer on md { value: fbm()  glyphs: mat@ch }')).toBe('glyphs');
    expect(pictures('layer on md { value: fbm()  blend: scr@een }')).toBe('blend');
    expect(pictures('tonemap: o@n')).toBeNull();
  });
});

test('a number is written with as many decimals as the step has', () => {
  expect(writtenNumber(0.30000000000000004, 0.01)).toBe('0.3');
  expect(writtenNumber(12.34, 1)).toBe('12');
  expect(writtenNumber(-0.0001, 0.01)).toBe('0');
});
