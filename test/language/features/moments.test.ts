// Times of the music in completion. The cursor is `¦`.

import { expect, it } from 'vitest';
import { completions } from '../../../src/language/features/completion.ts';
import { at } from './marked.ts';

/** 30 s at 120 bpm: bars of 2 s, sections at 0, 8 and 16 s, a drop at 16 s. */
const MUSIC = {
  path: '/reels/main.reel',
  beats: { times: Array.from({ length: 60 }, (_, i) => i / 2), tempo: 120 },
  sound: {
    seconds: 30,
    start: 0,
    bars: Array.from({ length: 15 }, (_, i) => i * 2),
    sections: [0, 8, 16],
    drops: [16],
  },
};
const SHOWN = /^(drop|section|bar) \d/;
function offered(marked: string, facts = MUSIC) {
  const { analysis, offset } = at(marked, facts);
  return completions(analysis, offset)
    .filter(({ label }) => SHOWN.test(label))
    .sort((a, b) => (a.sortText! < b.sortText! ? -1 : 1))
    .map(({ label, textEdit, filterText }) => ({ label, newText: textEdit!.newText, filterText }));
}
const L = 'layer on md { value: plasma() }';
const HEAD = 'reel { audio: "a.ogg" }\n';
const lines = (items: ReturnType<typeof offered>) => items.map(({ label, newText }) => `${label} = ${newText}`);

it('offers moments of the scene in scene time, sections first, then bars, then beats', () => {
  expect(lines(offered(`${HEAD}scene a for 7s { ${L} }\nscene b for 4s { ${L} text "A" { from: ¦ } }`))).toEqual([
    'section 2 · bar 5 · 0:08.0 = 1s',
    'bar 6 · 0:10.0 = 3s',
    'bar 4, beat 3 · 0:07.0 = 0s',
    'bar 4, beat 4 · 0:07.5 = 0.5s',
    'bar 5, beat 2 · 0:08.5 = 1.5s',
    'bar 5, beat 3 · 0:09.0 = 2s',
    'bar 5, beat 4 · 0:09.5 = 2.5s',
    'bar 6, beat 2 · 0:10.5 = 3.5s',
    'bar 6, beat 3 · 0:11.0 = 4s',
  ]);
});

it('writes beats or bars where the author does', () => {
  const inBeats = offered(`${HEAD}scene a for 8beats { ${L} text "A" { from: ¦ } }`);
  expect(inBeats.find(({ label }) => label.startsWith('bar 2 '))!.newText).toBe('4beats');
  const inBars = offered(`${HEAD}scene a for 2bars { ${L} text "A" { from: 1bar  to: ¦ } }`);
  expect(inBars.find(({ label }) => label.startsWith('bar 2 '))!.newText).toBe('1bar');
  expect(inBars.find(({ label }) => label.startsWith('bar 1, beat 2'))!.newText).toBe('0.25bars');
});

it('offers lengths that end on the music, and points after `until`', () => {
  expect(lines(offered(`${HEAD}scene a for 3s { ${L} }\nscene b for ¦ { ${L} }`)).slice(0, 3)).toEqual([
    'section 2 · bar 5 · 0:08.0 = 5s',
    'drop 1 · section 3 · bar 9 · 0:16.0 = 13s',
    'bar 3 · 0:04.0 = 1s',
  ]);
  const until = offered(`${HEAD}scene a for 3s { ${L} }\ntimeline { play a\n  play a until ¦\n}`);
  expect(lines(until).slice(0, 3)).toEqual([
    'section 2 · bar 5 · 0:08.0 = section(2)',
    'drop 1 · section 3 · bar 9 · 0:16.0 = drop(1)',
    'bar 3 · 0:04.0 = bar(3)',
  ]);
  expect(until.every(({ newText }) => newText.endsWith(')'))).toBe(true);
});

it('offers times, not values, of stops, after the stop before', () => {
  const stops = offered(`${HEAD}scene a for 6s { layer on md { value: keys(t, [0s: 0, 3s: 1, ¦]) } }`);
  expect(lines(stops)[0]).toBe('bar 3 · 0:04.0 = 4s');
  expect(offered(`${HEAD}scene a for 6s { layer on md { value: keys(t, [0s: ¦]) } }`)).toEqual([]);
});

it('offers the nearest moments for a number that is typed, and lets the editor find them by it', () => {
  const near = offered(`${HEAD}scene a for 20s { ${L} text "A" { from: 8.2¦ } }`);
  expect(near).toHaveLength(12);
  expect(near[0]).toEqual({ label: 'section 2 · bar 5 · 0:08.0', newText: '8s', filterText: '8.2 8s' });
  expect(near[1]!.newText).toBe('8.5s');
});

it('offers nothing without audio, before it is analysed, and where a number is no moment', () => {
  expect(offered(`scene a for 7s { ${L} text "A" { from: ¦ } }`)).toEqual([]);
  const { path } = MUSIC;
  expect(offered(`${HEAD}scene a for 7s { ${L} text "A" { from: ¦ } }`, { path } as typeof MUSIC)).toEqual([]);
  for (const place of ['text "A" { opacity: ¦ }', 'text "A" { reveal: typewriter(¦) }', 'gamma: ¦'])
    expect(offered(`${HEAD}scene a for 7s { ${L} ${place} }`), place).toEqual([]);
});
