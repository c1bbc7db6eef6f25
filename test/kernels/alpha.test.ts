import { describe, expect, test } from 'vitest';
import { BLEND_MODES } from '../../src/contract/blend-modes.ts';
import { Dice, expectTwins, kernels, memory } from './twins.ts';

const STRIDE = 64;
const ROWS = 9;
const N = STRIDE * ROWS;
const [r, g, b, a, fromR, fromG, fromB, fromA, shown, uncovered] = Array.from({ length: 10 }, () => memory.u8(N));
const packed = memory.u8((STRIDE + 8) * (ROWS + 2) * 4);
const planes = [r, g, b, a, fromR, fromG, fromB, fromA, uncovered];
const outputs = planes.map((buffer) => ({ buffer }));

/** Random planes; those of `from` are premultiplied. Alphas of 0 and 255 are as frequent as the rest, also in whole vectors. */
function shake(dice: Dice): void {
  for (const { view } of [...planes, shown]) for (let i = 0; i < view.length; i++) view[i] = dice.bits() & 255;
  for (let i = 0; i < N; i++) {
    const kind = dice.int(0, 3);
    if (kind < 2) fromA.view[i] = kind * 255;
    if (i % 48 === 0) fromA.view.fill(255 * dice.int(0, 1), i, i + 32);
    for (const { view } of [fromR, fromG, fromB]) view[i] = Math.floor((view[i]! * fromA.view[i]!) / 255);
  }
}

describe('frames with alpha: SIMD and scalar agree to the bit', () => {
  const dice = new Dice(5);
  const twins = (name: string, run: Parameters<typeof expectTwins>[2]): void =>
    test(name, () => {
      for (let round = 0; round < 8; round++) {
        shake(dice);
        expectTwins(name, outputs, run);
      }
    });
  twins('raiseAlpha', (k) => k.raiseAlpha(a.ptr, r.ptr, g.ptr, b.ptr, N));
  twins('capToAlpha', (k) => k.capToAlpha(r.ptr, g.ptr, b.ptr, a.ptr, N));
  twins('overRows', (k) =>
    k.overRows(r.ptr, g.ptr, b.ptr, fromR.ptr, fromG.ptr, fromB.ptr, fromA.ptr, shown.ptr, STRIDE, ROWS),
  );
  twins('straightenRows', (k) => k.straightenRows(fromR.ptr, fromG.ptr, fromB.ptr, fromA.ptr, shown.ptr, STRIDE, ROWS));
  twins('premultiply', (k) => k.premultiply(r.ptr, g.ptr, b.ptr, a.ptr, N));
  twins('coverBy', (k) => k.coverBy(uncovered.ptr, fromA.ptr, N));
  twins('raiseBy', (k) => k.raiseBy(a.ptr, fromA.ptr, N));
  for (const [mode, name] of BLEND_MODES.entries())
    twins(`blendBy ${name}`, (k) => k.blendBy(r.ptr, fromR.ptr, fromA.ptr, mode, N));
});

describe('affineAlpha: SIMD and scalar agree to the bit', () => {
  const w = 51;
  const one = 65536;
  test.each([
    ['identity', 0, 0, one, 0, 0, one],
    ['part of a pixel', 20000, -40000, one, 0, 0, one],
    ['a turn', 900000, -300000, 60000, -26000, 26000, 60000],
    ['a quarter turn', 0, 8 * one, 0, -one, one, 0],
    ['a mirror image', 50 * one, 0, -one, 0, 0, one],
    ['enlarged', 10 * one, 2 * one, 20000, 0, 0, 20000],
    ['shrunk to a few pixels', -60 * one, -30 * one, 5 * one, 0, 0, 7 * one],
    ['shrunk to nothing', -2e9, -1e9, 131072000, 0, 0, 131072000],
    ['skewed beyond the range of 32 bits', -4e9, 7e9, 131072000, -131072000, 131072000, 131072000],
    ['far away', 6e13, -6e13, one, 0, 0, one],
    ['a column of one source', 12 * one, 0, 0, 0, 0, one],
  ])('%s', (_, x0, y0, ax, ay, bx, by) => {
    shake(new Dice(7));
    expectTwins('packAlpha', [{ buffer: packed }], (k) =>
      k.packAlpha(packed.ptr, fromR.ptr, fromG.ptr, fromB.ptr, fromA.ptr, STRIDE, w, ROWS),
    );
    expectTwins('affineAlpha', outputs, (k) =>
      k.affineAlpha(r.ptr, g.ptr, b.ptr, a.ptr, packed.ptr, STRIDE, w, ROWS, x0, y0, ax, ay, bx, by, 0, ROWS),
    );
  });

  test('does what affinePlanes does', () => {
    shake(new Dice(9));
    kernels.packAlpha(packed.ptr, fromR.ptr, fromG.ptr, fromB.ptr, fromA.ptr, STRIDE, w, ROWS);
    const map = [400000, -100000, 61000, -24000, 24000, 61000] as const;
    kernels.affineAlpha(r.ptr, g.ptr, b.ptr, a.ptr, packed.ptr, STRIDE, w, ROWS, ...map, 0, ROWS);
    const four = [r, g, a].map(({ view }) => view.slice());
    const from = [fromR.ptr, fromG.ptr, fromA.ptr] as const;
    kernels.affinePlanes(r.ptr, g.ptr, a.ptr, ...from, STRIDE, w, ROWS, ...map, 0, ROWS);
    expect([r, g, a].map(({ view }) => view.slice())).toEqual(four);
  });
});

test('compositing an opaque frame replaces what is below, and a transparent one keeps it', () => {
  shake(new Dice(3));
  shown.view.fill(255);
  fromA.view.fill(255);
  const top = [fromR, fromG, fromB].map(({ view }) => view.slice());
  kernels.overRows(r.ptr, g.ptr, b.ptr, fromR.ptr, fromG.ptr, fromB.ptr, fromA.ptr, shown.ptr, STRIDE, ROWS);
  expect([r, g, b].map(({ view }) => view.slice())).toEqual(top);
  shake(new Dice(4));
  fromA.view.fill(0);
  const below = [r, g, b].map(({ view }) => view.slice());
  kernels.overRows(r.ptr, g.ptr, b.ptr, fromR.ptr, fromG.ptr, fromB.ptr, fromA.ptr, shown.ptr, STRIDE, ROWS);
  expect([r, g, b].map(({ view }) => view.slice())).toEqual(below);
});
