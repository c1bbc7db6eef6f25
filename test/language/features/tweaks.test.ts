// What the preview lets a hand change at a cursor. `@` is the cursor.

import { describe, expect, test } from 'vitest';
import { writtenNumber, writtenPoint } from '../../../src/contract/tweak.ts';
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

  test('fields are no words', () => {
    expect(literal(SCENE('layer on md { value: plas@ma }'))).toBeNull();
  });
});

describe('handles', () => {
  const handles = (body: string) => at(SCENE(body)).handles.map(({ range: _at, ...rest }) => rest);

  test('are where texts stand', () => {
    expect(handles('text "a" { size: 5@%  at: (0.25, 0.8) }')).toEqual([
      { label: 'at', u: 0.25, v: 0.8, form: 'uv', fixed: null },
    ]);
    expect(handles('text "a" { at: botto@m }')).toEqual([{ label: 'at', u: 0.5, v: 0.9, form: 'uv', fixed: null }]);
  });

  test('are the centres of distances, in frame units', () => {
    const [handle] = handles('layer on md { value: glow(circle(0.3, at: (0.4, -0.5)), 0.@1) }');
    expect(handle).toMatchObject({ label: 'circle.at', form: 'frame', v: 0.25, fixed: null });
    expect(handle!.u).toBeCloseTo(0.5 + 0.4 / (32 / 9), 6);
  });

  test('say why an expression cannot be dragged', () => {
    expect(handles('text "a" { at: (0.5, 0.5 + 0.1 * si@n(t)) }')).toEqual([
      {
        label: 'at',
        u: 0.5,
        v: 0.5,
        form: 'uv',
        fixed: '`(0.5, 0.5 + 0.1 * sin(t))` is an expression: change it in the text.',
      },
    ]);
  });

  test('belong to the item of the cursor', () => {
    const two = 'text "a" { at: (0.1, 0.1) }\ntext "b" { at: (0.2, 0.2)  siz@e: 4% }';
    expect(handles(two).map(({ u }) => u)).toEqual([0.2]);
    expect(at(SCENE('@layer on md { value: fbm() }')).handles).toEqual([]);
  });
});

describe('what is written', () => {
  test('has as many decimals as the step', () => {
    expect(writtenNumber(0.30000000000000004, 0.01)).toBe('0.3');
    expect(writtenNumber(12.34, 1)).toBe('12');
    expect(writtenNumber(-0.0001, 0.01)).toBe('0');
  });

  test('is in the form of the point', () => {
    const frame = { halfWidth: 16 / 9, halfHeight: 1 };
    expect(writtenPoint({ form: 'uv' }, 0.25, 0.5, frame)).toBe('(0.25, 0.5)');
    expect(writtenPoint({ form: 'frame' }, 0.5, 0.25, frame)).toBe('(0, -0.5)');
    expect(writtenPoint({ form: 'pair' }, 0.75, 0.5, frame)).toBe('0.889, 0');
  });
});
