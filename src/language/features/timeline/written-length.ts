// Lengths in the unit that the author writes.

import type { BeatGrid } from '../../plan/beat-grid.ts';

interface Writing {
  grid: BeatGrid;
  fps: number;
}

const BEATS_OF: ReadonlyMap<string, number> = new Map([
  ['beat', 1],
  ['beats', 1],
  ['bar', 4],
  ['bars', 4],
]);
/** A length this close to a quarter of a beat is meant to be it. */
const NEAR_BEATS = 0.03;

export const isMusical = (unit: string): boolean => BEATS_OF.has(unit);

/** How long it is from `start` to `end`, in the unit; at least a frame. */
export function lengthIn(unit: string, start: number, end: number, { grid, fps }: Writing): number {
  const seconds = Math.max(1 / fps, end - start);
  const beatsOfUnit = BEATS_OF.get(unit);
  if (beatsOfUnit !== undefined) {
    const beats = grid.between(start, start + seconds);
    const quarters = Math.round(beats * 4) / 4;
    const meant = quarters > 0 && Math.abs(quarters - beats) <= NEAR_BEATS ? quarters : round(beats, 2);
    return meant / beatsOfUnit;
  }
  if (unit === 'ms') return Math.round(seconds * 1000);
  return unit === 'f' ? Math.max(1, Math.round(seconds * fps)) : round(seconds, 3);
}

/** `4beats`, `1beat`, `2.5s`. */
export function writtenLength(value: number, unit: string): string {
  const number = String(round(value, 3));
  if (!isMusical(unit)) return number + unit;
  const word = unit.replace(/s$/, '');
  return number + (number === '1' ? word : `${word}s`);
}

export const round = (value: number, decimals: number): number => Number(value.toFixed(decimals));
