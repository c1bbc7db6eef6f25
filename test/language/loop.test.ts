// What a reel with `loop: on` warns of.

import { describe, expect, test } from 'vitest';
import type { MaterialFacts } from '../../src/contract/media.ts';
import { compile } from '../../src/language/compile.ts';

const warnings = (body: string, header = 'loop: on', facts = {}): string[] =>
  compile(`reel { ${header} }\nscene a for 4s {\n${body}\n}\n`, facts)
    .diagnostics.filter(({ code }) => code === 'cannot-loop')
    .map(({ message }) => message.replace('Expected what is back after 4 s, but ', ''));
const layer = (value: string, rest = ''): string => `  layer on md { value: ${value}  ${rest} }`;

describe('expressions that come back', () => {
  for (const value of [
    'noise()',
    'plasma(speed: 2.3)',
    'sin(progress * 360deg)',
    'sin(t * 90deg)',
    'cos(frame * 15deg)',
    'abs(sin(t * 45deg * 2 - 1))',
    'fract(t / 2)',
    'mod(t * 3, 4)',
    'checker(4) | rotate(90deg * t)',
    'keys(t, [0s: 0, 2s: 1, 4s: 0])',
    'keys(t, [0s: 0, 2s: 1, 4s: 0], ease: [outBack, inSine])',
    'keys(t, [0s: 0, 1s: 1, 2s: 0.5], loop: on)',
    'rain()',
    'random(floor(mod(t, 4)))',
  ])
    test(value, () => {
      expect(warnings(layer(value))).toEqual([]);
    });
});

describe('expressions that do not', () => {
  for (const [value, message] of [
    ['sin(t)', '`sin` has made 0.637 turns by then.'],
    ['t * 0.1', '`t` goes on.'],
    ['min(t, 1)', '`min` goes on.'],
    ['checker(4) | rotate(80deg * t)', '`rotate` has made 0.889 turns by then.'],
    ['keys(t, [0s: 0, 2s: 1])', '`keys` goes on.'],
    ['keys(t, [0s: 0, 1.5s: 1], loop: on)', '`keys` has made 2.667 turns by then.'],
    ['audio.bass', '`audio.bass` follows the sound.'],
    ['smooth(audio.bass, 0.3s)', '`audio.bass` follows the sound.'],
    ['life()', '`life` is not.'],
    ['enter(1s)', '`enter` is not.'],
  ] as const)
    test(value, () => {
      expect(warnings(layer(value))).toEqual([message]);
    });
});

test('hues and angles may make whole turns', () => {
  expect(warnings(layer('0.5', 'hue: t / 4'))).toEqual([]);
  expect(warnings(layer('0.5', 'hue: t / 3'))).toEqual(['`t` has made 1.333 turns by then.']);
});

test('items and settings that start anew', () => {
  expect(warnings('  particles snow {}')).toEqual(['`snow` is not.']);
  expect(warnings(`${layer('plasma()')}\n  feedback: echo()`)).toEqual(['feedback starts empty.']);
  expect(warnings('  text "a" { reveal: typewriter(1s) }')).toEqual(['this appears and stays.']);
  expect(warnings('  text "a" { reveal: typewriter(1s)  leave: fade(1s) }')).toEqual([]);
  expect(warnings(layer('plasma()', 'steady: 0.4'))).toEqual(['glyphs that stay start anew.']);
});

test('footage loops where the scene lasts whole plays of it', () => {
  const film: MaterialFacts = {
    kind: 'footage',
    width: 320,
    height: 180,
    seconds: 2,
    fps: 25,
    frames: 50,
    codec: 'h264',
    hasSound: false,
    hasCaptions: false,
    summary: 'film',
  };
  const of = (settings: string): string[] =>
    compile(`reel { loop: on }\nmedia f = "f.mp4" { ${settings} }\nscene a for 4s {\n${layer('f')}\n}\n`, {
      path: '/reels/a.reel',
      materials: new Map([['/reels/f.mp4', film]]),
    })
      .diagnostics.filter(({ code }) => code === 'cannot-loop')
      .map(({ message }) => message);
  expect(of('')).toEqual([]);
  expect(of('loop: mirror')).toEqual([]);
  expect(of('speed: 0.7')).toEqual([
    'Expected what is back after 4 s, but `f` repeats after 2.857 s, which is no whole part of 4 s.',
  ]);
  expect(of('loop: off')).toHaveLength(1);
});

test('nothing is said without `loop: on`', () => {
  expect(warnings(layer('t'), '')).toEqual([]);
});

test('several scenes need a transition of the first', () => {
  const of = (transition: string): string[] =>
    compile(
      `reel { loop: on }\nscene a for 2s { ${transition}\n${layer('t')} }\nscene b for 2s {\n${layer('life()')} }\n`,
    ).diagnostics.flatMap(({ code, message }) => (code === 'cannot-loop' ? [message] : []));
  expect(of('')).toEqual(['The reel begins again with a cut, because `a` has no transition.']);
  expect(of('transition: crossfade(0.5s)')).toEqual([]);
});

test('names and numbers of the finding point at the setting', () => {
  const text = 'reel { loop: on }\nscene a for 4s {\n  layer on md { value: 0.5  hue: sin(t) }\n}\n';
  const found = compile(text).diagnostics.find(({ code }) => code === 'cannot-loop');
  expect(found!.range.start).toEqual({ line: 2, character: 33 });
  expect(found!.help).toBe('Multiply by 1.571 for 1 in 4 s, or use `progress`, which goes from 0 to 1.');
});
