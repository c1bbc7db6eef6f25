// What the preview edits as a whole: keyframes, lists of colours, palettes, points. `@` is the cursor.

import { describe, expect, test } from 'vitest';
import { writtenGlyphs } from '../../../src/language/features/tweak/palette-tweak.ts';
import { atMark, SCENE } from './marked-text.ts';

const whole = (marked: string) => atMark(marked).tweaks.whole;
function keysOf(body: string) {
  const tweak = whole(SCENE(body));
  if (tweak?.kind !== 'keys') throw new Error(`not keys but ${tweak?.kind}`);
  return tweak;
}

describe('keyframes', () => {
  test('have their entries, the range of the parameter, and the separator of the author', () => {
    const keys = keysOf(
      'layer on md { value: fbm()  opacity: keys(t, [0s: 20%,  500ms: 80% , 4beats: 1@00%], ease: outBack) }',
    );
    expect(keys).toMatchObject({
      label: 'opacity',
      axis: 't',
      values: 'number',
      low: 0,
      high: 100,
      min: 0,
      max: 100,
      unit: '%',
      current: 2,
      separator: ',  ',
      loops: false,
    });
    expect(keys.entries.map(({ at, value }) => [at.value, at.unit, value.number, value.fixed])).toEqual([
      [0, 's', 20, null],
      [500, 'ms', 80, null],
      [4, 'beats', 100, null],
    ]);
    expect(keys.ease).toMatchObject({ each: ['outBack', 'outBack'], fixed: null });
  });

  test('are found anywhere inside, the innermost first', () => {
    expect(keysOf('layer on md { value: ke@ys(t, [0s: 0, 1s: 1]) }').entries).toHaveLength(2);
    expect(keysOf('layer on md { value: keys(t, [0s: 0, 1s: 1], ease: in@Sine) }').current).toBeNull();
    expect(keysOf('layer on md { value: keys(t, [0s: 0, 1s: keys(t, [1s: 0, 2s: 1, 3s: 0@])]) }').entries).toHaveLength(
      3,
    );
    expect(whole(SCENE('let keys2 = 1\nlayer on md { value: fbm(4@) }'))).toBeNull();
  });

  test('leave out expressions, with a reason', () => {
    const keys = keysOf('layer on md { value: keys(t, [0s: sin(t), 1s: 0.5@, duration: 1]) }');
    expect(keys.entries.map(({ at, value }) => [at.value, value.number, value.fixed])).toEqual([
      [0, null, '`sin(t)` is an expression: change it in the text.'],
      [1, 0.5, null],
      [null, 1, null],
    ]);
  });

  test('are of colours and points, over the progress or anything else', () => {
    expect(keysOf('layer on md { value: 1  color: keys(progress, [0: #f00@, 1: #00f]) }')).toMatchObject({
      axis: 'progress',
      values: 'color',
      entries: [{ value: { color: '#ff0000', fixed: null } }, { value: { color: '#0000ff' } }],
    });
    expect(keysOf('text "a" { at: keys(t, [0s: (0.2, 0.5@), 2s: (0.8, 0.4)]) }')).toMatchObject({ values: 'point' });
    expect(keysOf('layer on md { value: keys(audio.bass, [0: 0@, 1: 1]) }').axis).toBe('other');
  });

  test('may have an easing for each segment', () => {
    const keys = keysOf('layer on md { value: keys(t, [0s: 0, 1s: 1, 2s: 0@], ease: [inSine, outBack]) }');
    expect(keys.ease.each).toEqual(['inSine', 'outBack']);
    expect(keysOf('layer on md { value: keys(t, [0s: 0, 1s: 1@]) }').ease).toMatchObject({
      each: ['linear'],
      range: null,
    });
  });
});

test('lists of colours have their entries', () => {
  expect(whole('colors warm = [#401000,\n  mixColor(#000, #fff, 0.5), #fb@0]\n')).toMatchObject({
    kind: 'stops',
    label: 'warm',
    entries: [{ color: '#401000' }, { color: null, text: 'mixColor(#000, #fff, 0.5)' }, { color: '#ffbb00' }],
    current: 2,
    separator: ',\n  ',
    background: '#000000',
  });
  expect(whole(SCENE('layer on md { value: u  color: ramp([#000@, #fff], value) }'))).toMatchObject({
    label: 'ramp.colors',
  });
});

describe('palettes', () => {
  test('are read glyph by glyph', () => {
    expect(whole('palette mine = " .@:"\n')).toMatchObject({
      kind: 'palette',
      label: 'mine',
      text: '" .:"',
      glyphs: [{ glyph: ' ' }, { glyph: '.' }, { glyph: ':' }],
      named: expect.arrayContaining([{ name: 'binary', glyphs: ' 10' }]) as unknown,
    });
    expect(whole(SCENE('layer on md { value: fbm()  palette: " @#" }'))).toMatchObject({
      kind: 'palette',
      label: 'palette',
    });
    expect(whole(SCENE('text "a@" { size: 5% }'))).toBeNull();
  });

  test('keep escapes and marks as they are written', () => {
    expect(writtenGlyphs(String.raw`"a\"\u{2588}é\\"`)).toEqual([
      { glyph: 'a', written: 'a' },
      { glyph: '"', written: String.raw`\"` },
      { glyph: '█', written: String.raw`\u{2588}` },
      { glyph: 'é', written: 'é' },
      { glyph: '\\', written: String.raw`\\` },
    ]);
  });
});

test('points have a pad', () => {
  expect(whole(SCENE('text "a" { at: (0.2@, 0.4) }'))).toMatchObject({
    kind: 'point',
    label: 'at',
    usual: 'center',
    handle: { u: 0.2, v: 0.4 },
  });
  expect(whole(SCENE('layer on md { value: glow(circle(0.3, at: (0@, 0.5))) }'))).toMatchObject({
    label: 'circle.at',
    usual: '(0, 0)',
  });
  expect(whole(SCENE('text "a" { at: (0.2@, sin(t)) }'))).toBeNull();
});
