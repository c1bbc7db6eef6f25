import { describe, expect, test } from 'vitest';
import {
  MATCH_FIXED,
  MATCH_LANES,
  MATCH_SAMPLES,
  MATCH_TONES,
  matchTableBytes,
  NO_PLACE,
  TEXTURED,
  writeMatchTable,
} from '../../src/engine/kernels/abi/match.ts';
import { Dice, expectTwins, fillBytes, kernels, memory } from './twins.ts';

const COLS = 7;
const ROWS = 5;
const N = COLS * ROWS;
const COUNT = 4 * MATCH_LANES;
const [r, g, b] = [0, 1, 2].map(() => memory.f32(N * MATCH_SAMPLES));
const ink = memory.u8(3 * N);
const paper = memory.u8(3 * N);
const places = memory.u16(N);
const before = memory.u16(N);
const table = memory.u8(matchTableBytes(COUNT));
const tones = memory.u16(MATCH_TONES);
tones.view.set(Array.from({ length: MATCH_TONES }, (_, i) => i >> 2));

/** Glyphs of random strokes; the first is blank, the last is full. */
function randomGlyphs(dice: Dice): Uint8Array[] {
  return Array.from({ length: COUNT }, (_, glyph) =>
    Uint8Array.from({ length: MATCH_SAMPLES }, () =>
      glyph === 0 ? 0 : glyph === COUNT - 1 ? 255 : dice.unit() < 0.5 ? dice.int(0, 255) : dice.pick([0, 255]),
    ),
  );
}
/** Some cells flat, some grey, some coloured, some beyond 0..1. */
function fillSamples(dice: Dice): void {
  for (let cell = 0; cell < N; cell++) {
    const [kind, level, spread] = [dice.int(0, 4), dice.unit(), dice.pick([0, 0.001, 0.2, 1, 3])];
    for (let i = 0; i < MATCH_SAMPLES; i++) {
      const x = Math.floor(cell / COLS) * 8 * COLS * 4 + (i >> 2) * COLS * 4 + (cell % COLS) * 4 + (i & 3);
      const grey = level + spread * (dice.unit() - 0.5);
      [r, g, b].forEach((plane) => (plane.view[x] = kind < 2 ? grey : level + spread * (dice.unit() - 0.5)));
    }
  }
}

describe('matchCells', () => {
  test.each(Object.entries(MATCH_FIXED))('SIMD and scalar agree to the bit, fixed %s', (_, fixed) => {
    const dice = new Dice(fixed + 11);
    for (let round = 0; round < 60; round++) {
      writeMatchTable(table.view, randomGlyphs(dice));
      fillSamples(dice);
      fillBytes(ink, dice);
      fillBytes(paper, dice);
      for (let i = 0; i < N; i++)
        before.view[i] = dice.pick([NO_PLACE, dice.int(0, COUNT - 1), dice.int(0, COUNT - 1) | TEXTURED]);
      for (const [pointer, margin] of [
        [0, 0],
        [before.ptr, 0],
        [before.ptr, 0.01],
        [0, 0.02],
      ])
        expectTwins(`round ${round}`, [{ buffer: places }, { buffer: ink }, { buffer: paper }], (k) =>
          k.matchCells(
            places.ptr,
            ink.ptr,
            paper.ptr,
            N,
            r.ptr,
            g.ptr,
            b.ptr,
            table.ptr,
            COUNT,
            fixed,
            pointer,
            margin,
            0,
            tones.ptr,
            margin * 30,
            0.4,
            COLS,
            N,
          ),
        );
    }
  });

  test('no glyph with its best two greys is closer to a grey cell than the chosen one', () => {
    const dice = new Dice(5);
    const glyphs = randomGlyphs(dice);
    writeMatchTable(table.view, glyphs);
    for (let round = 0; round < 20; round++) {
      fillSamples(dice);
      g.view.set(r.view);
      b.view.set(r.view);
      kernels.matchCells(
        places.ptr,
        ink.ptr,
        paper.ptr,
        N,
        r.ptr,
        g.ptr,
        b.ptr,
        table.ptr,
        COUNT,
        MATCH_FIXED.none,
        0,
        0,
        0,
        0,
        0,
        0,
        COLS,
        N,
      );
      for (let cell = 0; cell < N; cell++) {
        const target = Array.from({ length: MATCH_SAMPLES }, (_, i) => {
          const at = Math.floor(cell / COLS) * 8 * COLS * 4 + (i >> 2) * COLS * 4 + (cell % COLS) * 4 + (i & 3);
          return Math.min(1, Math.max(0, r.view[at]));
        });
        const errorOf = (glyph: Uint8Array, from: number, to: number): number =>
          target.reduce((sum, x, i) => sum + (x - from - ((to - from) * glyph[i]) / 255) ** 2, 0) / MATCH_SAMPLES;
        const own = errorOf(glyphs[places.view[cell]], paper.view[cell] / 255, ink.view[cell] / 255);
        // Paper and ink on a lattice of 64 levels: never better than the chosen ones by more than rounding to bytes explains.
        let least = Infinity;
        if (cell % 7 === round % 7)
          for (const glyph of glyphs)
            for (let from = 0; from <= 16; from++)
              for (let to = 0; to <= 16; to++) least = Math.min(least, errorOf(glyph, from / 16, to / 16));
        expect(own).toBeLessThan(least + 3e-5);
      }
    }
  });

  test('a flat cell has its colour as paper, and keeps an earlier glyph', () => {
    writeMatchTable(table.view, randomGlyphs(new Dice(1)));
    for (const plane of [r, g, b]) plane.view.fill(0.4);
    before.view.fill(9);
    kernels.matchCells(
      places.ptr,
      ink.ptr,
      paper.ptr,
      N,
      r.ptr,
      g.ptr,
      b.ptr,
      table.ptr,
      COUNT,
      MATCH_FIXED.none,
      before.ptr,
      0,
      0,
      0,
      0,
      0,
      COLS,
      N,
    );
    expect([...paper.view.slice(0, 3)]).toEqual([102, 102, 102]);
    expect([...ink.view.slice(0, 3)]).toEqual([102, 102, 102]);
    expect(places.view[0]).toBe(9);
  });
});
