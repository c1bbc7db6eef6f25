// Tempo, beats, bars, sections and drops of synthesised songs, which are known.

import { describe, expect, test } from 'vitest';
import { scanStructure } from '../../../../src/engine/inputs/audio/structure/scan-structure.ts';
import { findStructure } from '../../../../src/engine/inputs/audio/structure/track-structure.ts';
import { trackCurves } from '../../../../src/engine/inputs/audio/structure/track-curves.ts';
import { inBlocks, synthesiseSong } from '../synthesise-song.ts';
import type { Song, SongPart } from '../synthesise-song.ts';

const POP: SongPart[] = [
  { bars: 4, drums: 'none', chords: true, level: 0.5 },
  { bars: 8, drums: 'all', bass: true, chords: true },
  { bars: 8, drums: 'all', bass: true, chords: true, lead: true, harmony: 1 },
  { bars: 4, drums: 'none', chords: true, harmony: 2, level: 0.5 },
  { bars: 8, drums: 'all', bass: true, chords: true, lead: true },
];
const DANCE: SongPart[] = [
  { bars: 8, drums: 'kick' },
  { bars: 8, drums: 'all', bass: true },
  { bars: 8, drums: 'none', chords: true, lead: true, level: 0.5 },
  { bars: 8, drums: 'all', bass: true, lead: true, chords: true },
  { bars: 4, drums: 'hats', chords: true, level: 0.5 },
];
const SONGS: Song[] = [
  { style: 'house', bpm: 128, parts: DANCE },
  { style: 'house', bpm: 122, parts: DANCE, start: 0 },
  { style: 'techno', bpm: 150, parts: DANCE, start: 0.11 },
  { style: 'techno', bpm: 135, parts: DANCE, start: 0.5 },
  { style: 'drumAndBass', bpm: 174, parts: DANCE, start: 0.2 },
  { style: 'drumAndBass', bpm: 170, parts: DANCE, start: 0.31 },
  { style: 'hipHop', bpm: 75, parts: POP, start: 0.25 },
  { style: 'hipHop', bpm: 87, parts: POP, start: 0.4 },
  { style: 'hipHop', bpm: 92, parts: POP, start: 0.6, seed: 5 },
  { style: 'rock', bpm: 130, parts: POP, start: 0.2 },
  { style: 'rock', bpm: 112, parts: POP, start: 0.7, seed: 3 },
  { style: 'ballad', bpm: 65, parts: POP, start: 0.33 },
  { style: 'ballad', bpm: 72, parts: POP, start: 0.1, seed: 9 },
  { style: 'breaks', bpm: 140, parts: POP, start: 0.15 },
  { style: 'breaks', bpm: 100, parts: POP },
  { style: 'piano', bpm: 90, parts: POP },
  { style: 'piano', bpm: 110, parts: POP, start: 0.45 },
];

const sections = { found: 0, all: 0, extra: 0 };

describe('structure of', () => {
  test.each(SONGS)('$style at $bpm', { timeout: 60_000 }, async (song) => {
    const { samples, truth } = synthesiseSong(song);
    const found = findStructure(await scanStructure(inBlocks(samples)));
    expect(Math.abs(found.beats!.tempo / song.bpm - 1)).toBeLessThan(0.01);
    const last = truth.beats.at(-1)!;
    const played = found.beats!.times.filter((time) => time > truth.beats[0] - 0.1 && time < last + 0.1);
    expect(played.length).toBe(truth.beats.length);
    expect(Math.max(...played.map((time, i) => Math.abs(time - truth.beats[i])))).toBeLessThan(0.02);
    for (const bar of truth.bars.slice(1)) expect(nearest(found.bars, bar)).toBeLessThan(0.02);

    const beat = 60 / song.bpm;
    sections.all += truth.sections.length - 1;
    sections.found += truth.sections.slice(1).filter((time) => nearest(found.sections, time) <= beat).length;
    sections.extra += found.sections.slice(1).filter((time) => nearest(truth.sections, time) > beat).length;
    // The loud parts that follow the quiet ones.
    const drops = song.parts === POP ? [1, 4] : [3];
    for (const index of drops) expect(nearest(found.drops, truth.sections[index])).toBeLessThanOrEqual(beat);
  });

  test('all songs: at least nine of ten sections within a beat, and hardly any that are none', () => {
    expect(sections.all).toBe(4 * SONGS.length);
    expect(sections.found / sections.all).toBeGreaterThanOrEqual(0.9);
    expect(sections.extra).toBeLessThanOrEqual(3);
  });
});

test('tells kick, snare and hat apart', async () => {
  const { samples, truth } = synthesiseSong({
    style: 'rock',
    bpm: 120,
    parts: [{ bars: 4, drums: 'all' }],
    start: 0.5,
  });
  const curves = trackCurves(await scanStructure(inBlocks(samples)));
  const hitNear = (curve: Float32Array, time: number) =>
    Math.max(...curve.subarray(Math.round(time * 100) - 4, Math.round(time * 100) + 5));
  for (const [i, time] of truth.beats.entries()) {
    expect(hitNear(curves.kick, time) > 0.3, `kick on beat ${i}`).toBe(i % 2 === 0);
    expect(hitNear(curves.snare, time) > 0.3, `snare on beat ${i}`).toBe(i % 2 === 1);
    expect(hitNear(curves.hat, time + 0.25), `hat after beat ${i}`).toBeGreaterThan(0.1);
  }
});

test('a track without sound has one section and nothing else', async () => {
  const found = findStructure(await scanStructure([new Int16Array(48000 * 2 * 4)]));
  expect(found).toEqual({ seconds: 4, start: 4, beats: null, bars: [], sections: [0], drops: [] });
});

const nearest = (times: readonly number[], time: number): number =>
  Math.min(...times.map((other) => Math.abs(other - time)));
