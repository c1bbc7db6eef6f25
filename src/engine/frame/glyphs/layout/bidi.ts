// The order of units on a line, by Unicode's bidirectional algorithm.

import bidiFactory from 'bidi-js';
import type { TextUnit } from './text-unit.ts';

const RIGHT_TO_LEFT =
  /[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefe\u{10800}-\u{10fff}\u{1e800}-\u{1eeff}]/u;
let bidi: ReturnType<typeof bidiFactory> | null = null;

/** The level of each unit: odd ones are written from right to left. */
export function bidiLevels(units: readonly TextUnit[]): number[] {
  const text = units.map((unit) => unit.text).join('');
  if (!RIGHT_TO_LEFT.test(text)) return units.map(() => 0);
  bidi ??= bidiFactory();
  const { levels } = bidi.getEmbeddingLevels(text);
  let at = 0;
  return units.map((unit) => {
    const level = levels[at];
    at += unit.text.length;
    return level;
  });
}

/** The runs of a line from left to right; each run holds units of one level, in the order of the text. */
export function visualOrder<T extends { level: number }>(runs: readonly T[]): T[] {
  const order = [...runs];
  const levels = runs.map(({ level }) => level);
  const highest = Math.max(0, ...levels);
  for (let level = highest; level >= 1; level--) {
    for (let at = 0; at < order.length; at++) {
      if (order[at].level < level) continue;
      let end = at;
      while (end < order.length && order[end].level >= level) end++;
      order.splice(at, end - at, ...order.slice(at, end).toReversed());
      at = end;
    }
  }
  return order;
}

/** A bracket as it is written from right to left. */
export function mirrored(text: string): string {
  bidi ??= bidiFactory();
  return bidi.getMirroredCharacter(text) ?? text;
}
