// Reveals: little or nothing at the start, everything at the end, in the order that the name says.

import { describe, expect, it } from 'vitest';
import { reveals } from '../../../src/engine/effects/reveals/reveals.ts';

const byName = new Map(reveals.map((reveal) => [reveal.name, reveal]));
/** Eight characters in four words. */
const PLACES = Array.from({ length: 8 }, (_, index) => ({
  index,
  count: 8,
  word: Math.floor(index / 2),
  words: 4,
  beats: 0,
}));
const random = (n: number) => ((n * 37) % 100) / 100;
const shown = (name: string, k: number) =>
  PLACES.map((place) => byName.get(name)!.glyph(k, { ...place, beats: Math.floor(k * 4) - 1 }, random));

describe('every reveal', () => {
  it.each(reveals.map(({ name }) => name))('%s shows the whole text unchanged at the end', (name) => {
    for (const { opacity, isScrambled, dx = 0, dy = 0, turn = 0, heat = 0 } of shown(name, 1))
      expect({ opacity, isScrambled, moved: Math.abs(dx) + Math.abs(dy) + Math.abs(turn) + heat }).toEqual({
        opacity: 1,
        isScrambled: false,
        moved: 0,
      });
  });
  it.each(reveals.map(({ name }) => name).filter((name) => name !== 'none'))(
    '%s hides the end of the text at the start',
    (name) => {
      expect(shown(name, 0)[7].opacity).toBe(0);
    },
  );
  it.each(reveals.map(({ name }) => name))('%s never hides a glyph once it is shown', (name) => {
    let before = shown(name, 0).map(({ opacity }) => opacity);
    for (let k = 0; k <= 1.001; k += 0.05) {
      const now = shown(name, k).map(({ opacity }) => opacity);
      now.forEach((opacity, i) => expect(opacity).toBeGreaterThanOrEqual(before[i]));
      before = now;
    }
  });
});

describe('half-way', () => {
  it('typewriter shows the first half', () =>
    expect(shown('typewriter', 0.5).map(({ opacity }) => opacity)).toEqual([1, 1, 1, 1, 0, 0, 0, 0]));
  it('fade has half the opacity', () => expect(shown('fade', 0.5).every(({ opacity }) => opacity === 0.5)).toBe(true));
  it('words appear whole', () =>
    expect(shown('words', 0.4).map(({ opacity }) => opacity)).toEqual([1, 1, 1, 1, 0, 0, 0, 0]));
  it('scramble shows other characters for a while', () =>
    expect(shown('scramble', 0.4).some(({ isScrambled, opacity }) => isScrambled && opacity > 0)).toBe(true));
});
