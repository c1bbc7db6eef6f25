import { describe, expect, test } from 'vitest';
import { glyphBytes, writeGlyph } from '../../src/engine/kernels/abi/glyph.ts';
import type { RawKernels } from '../../src/engine/kernels/kernels.ts';
import { rawScalarKernels } from '../../src/engine/kernels/scalar/table.ts';
import { blendPixel, fraction } from '../../src/engine/kernels/scalar/blend.ts';
import { Dice, SIZES, anyFloat, expectTwins, fillBytes, fillFloats, kernels, memory } from './twins.ts';

const WIDTH = 76,
  HEIGHT = 45,
  STRIDE = 80,
  GLYPHS = 9;
const [r, g, b, uncovered] = Array.from({ length: 4 }, () => memory.u8(STRIDE * HEIGHT));
const planes = [r, g, b, uncovered].map((buffer) => ({ buffer }));
const CELLS = 40 * 40;
const cells = memory.u16(CELLS),
  [cr, cg, cb, alpha] = Array.from({ length: 4 }, () => memory.u8(CELLS));

/** Glyphs as an atlas has them: zero past the cell's width, some rows empty, the first glyph blank. */
function makeAtlas(dice: Dice, cellW: number, cellH: number): Atlas {
  return atlasOf(
    Array.from({ length: GLYPHS }, (_, glyph) => {
      const coverage = new Uint8Array(cellW * cellH);
      for (let y = 0; glyph > 0 && y < cellH; y++) {
        if (dice.unit() < 0.3) continue;
        for (let x = 0; x < cellW; x++) coverage[y * cellW + x] = dice.pick([0, 255, dice.int(0, 255)]);
      }
      return coverage;
    }),
    cellW,
    cellH,
  );
}
interface Atlas {
  ptr: number;
  stride: number;
  coverage: Uint8Array[];
}
function atlasOf(coverage: Uint8Array[], cellW: number, cellH: number): Atlas {
  const stride = (cellW + 7) & ~7,
    units = glyphBytes(cellH, stride) / 2,
    atlas = memory.u16(units * coverage.length);
  coverage.forEach((glyph, i) =>
    writeGlyph(atlas.view.subarray(i * units, (i + 1) * units), glyph, cellW, cellH, stride),
  );
  return { ptr: atlas.ptr, stride, coverage };
}
function shake(dice: Dice): void {
  for (const buffer of [r, g, b, uncovered, cr, cg, cb, alpha]) fillBytes(buffer, dice);
  for (let i = 0; i < CELLS; i++) cells.view[i] = dice.unit() < 0.2 ? 0xffff : dice.int(0, GLYPHS - 1);
}

describe('blitCells: SIMD and scalar agree to the bit', () => {
  test.each([
    [6, 13],
    [10, 19],
    [8, 8],
    [12, 23],
    [1, 1],
    [16, 7],
    [17, 30],
    [25, 40],
  ])('cells of %i × %i', (cellW, cellH) => {
    const dice = new Dice(cellW * 50 + cellH),
      atlas = makeAtlas(dice, cellW, cellH);
    const cols = Math.ceil(WIDTH / cellW) + 1,
      rows = Math.ceil(HEIGHT / cellH) + 1;
    for (const mode of [0, 1, 4, 3, 5, 10, 13, 16])
      for (const linear of [0, 1]) {
        for (const [x, y] of [
          [0, 0],
          [3, 2],
          [-cellW + 1, -3],
          [-5, -cellH - 1],
        ]) {
          shake(dice);
          expectTwins(`mode ${mode} linear ${linear} at ${x},${y}`, planes, (k) =>
            k.blitCells(
              r.ptr,
              g.ptr,
              b.ptr,
              STRIDE,
              WIDTH,
              HEIGHT,
              atlas.ptr,
              atlas.stride,
              cellW,
              cellH,
              cells.ptr,
              cr.ptr,
              cg.ptr,
              cb.ptr,
              alpha.ptr,
              cols,
              0,
              rows,
              x,
              y,
              mode,
              linear,
              uncovered.ptr,
            ),
          );
        }
      }
  });
  test.each([
    [6, 13],
    [10, 19],
    [17, 30],
  ])('coverCells of %i × %i over a ground', (cellW, cellH) => {
    const dice = new Dice(cellW),
      atlas = makeAtlas(dice, cellW, cellH);
    const cols = Math.floor(WIDTH / cellW),
      rows = Math.floor(HEIGHT / cellH);
    for (const [x, y, row0, row1] of [
      [0, 0, 0, rows],
      [3, 2, 0, rows],
      [-cellW, -3, 0, rows + 1],
      [5, 0, 1, 2],
    ]) {
      shake(dice);
      cells.view.fill(0xffff, cols, 2 * cols);
      expectTwins(`at ${x},${y}`, planes, (k) => {
        k.coverCells(
          r.ptr,
          g.ptr,
          b.ptr,
          STRIDE,
          WIDTH,
          HEIGHT,
          atlas.ptr,
          atlas.stride,
          cellW,
          cellH,
          cells.ptr,
          cr.ptr,
          cg.ptr,
          cb.ptr,
          alpha.ptr,
          cols,
          row0,
          row1,
          x,
          y,
          0x3080ff,
          uncovered.ptr,
        );
        // What lies past the frame's width is scratch.
        for (const plane of [r, g, b, uncovered])
          for (let line = 0; line < HEIGHT; line++) plane.view.fill(0, line * STRIDE + WIDTH, (line + 1) * STRIDE);
      });
    }
  });
  test.each([
    [6, 13],
    [10, 19],
  ])('coverCells of %i × %i that leave nothing between them', (cellW, cellH) => {
    const dice = new Dice(cellW);
    const atlas = atlasOf(
      [new Uint8Array(cellW * cellH).fill(200), new Uint8Array(cellW * cellH).fill(255)],
      cellW,
      cellH,
    );
    const cols = Math.floor(WIDTH / cellW);
    for (const [x, y] of [
      [0, 0],
      [3, 2],
      [-3, -3],
    ])
      for (const hole of [0, 1]) {
        shake(dice);
        for (let i = 0; i < CELLS; i++) [cells.view[i], alpha.view[i]] = [dice.int(0, 1), dice.int(1, 255)];
        if (hole) cells.view[cols + 2] = 0xffff;
        expectTwins(`at ${x},${y}, holes ${hole}`, planes, (k) => {
          const on = [STRIDE, WIDTH, HEIGHT, atlas.ptr, atlas.stride, cellW, cellH, cells.ptr] as const;
          const of = [cr.ptr, cg.ptr, cb.ptr, alpha.ptr, cols, 0, 2, x, y] as const;
          k.coverCells(r.ptr, g.ptr, b.ptr, ...on, ...of, 0x3080ff, uncovered.ptr);
          for (const plane of [r, g, b, uncovered])
            for (let line = 0; line < HEIGHT; line++) plane.view.fill(0, line * STRIDE + WIDTH, (line + 1) * STRIDE);
        });
      }
  });
  test.each([
    ['coverageCells', 0, 6, 13],
    ['alphaCells', 255, 6, 13],
    ['coverageCells', 0, 10, 19],
    ['alphaCells', 255, 10, 19],
    ['coverageCells', 0, 17, 30],
    ['alphaCells', 255, 17, 30],
  ] as const)('%s of %i × %i', (name, level, cellW, cellH) => {
    const dice = new Dice(cellW),
      atlas = makeAtlas(dice, cellW, cellH);
    const cols = Math.floor(WIDTH / cellW),
      rows = Math.floor(HEIGHT / cellH);
    const run = (k: RawKernels, x: number, y: number): void =>
      k[name](
        r.ptr,
        STRIDE,
        WIDTH,
        HEIGHT,
        atlas.ptr,
        atlas.stride,
        cellW,
        cellH,
        cells.ptr,
        alpha.ptr,
        cols,
        0,
        rows,
        x,
        y,
      );
    for (const [x, y] of [
      [0, 0],
      [3, 2],
      [-4, -3],
    ]) {
      shake(dice);
      cells.view.fill(0xffff, cols, 2 * cols);
      expectTwins(`at ${x},${y}`, planes, (k) => run(k, x, y));
      // It is what blitting black onto a white plane leaves, or white onto a black one.
      r.view.fill(255 - level);
      run(kernels, x, y);
      const left = r.view.slice();
      cr.view.fill(level);
      r.view.fill(255 - level);
      const blitted = [r.ptr, g.ptr, b.ptr, STRIDE, WIDTH, HEIGHT, atlas.ptr, atlas.stride, cellW, cellH] as const;
      kernels.blitCells(...blitted, cells.ptr, cr.ptr, cg.ptr, cb.ptr, alpha.ptr, cols, 0, rows, x, y, 0, 0, 0);
      for (let line = 0; line < HEIGHT; line++)
        expect(
          Buffer.compare(
            left.subarray(line * STRIDE, line * STRIDE + WIDTH),
            r.view.subarray(line * STRIDE, line * STRIDE + WIDTH),
          ),
        ).toBe(0);
      expect(left.some((v) => v > 0 && v < 255)).toBe(true);
    }
  });
  test('takes from `uncovered` what coverageCells takes', () => {
    const dice = new Dice(7),
      atlas = makeAtlas(dice, 10, 9);
    for (const isLinear of [0, 1])
      for (const [x, y] of [
        [0, 0],
        [-4, 3],
      ] as const) {
        shake(dice);
        const { ptr: cellsAt } = cells;
        const before = uncovered.view.slice();
        const on = [STRIDE, WIDTH, HEIGHT, atlas.ptr, atlas.stride, 10, 9, cellsAt] as const;
        const at = [alpha.ptr, 8, 0, 5, x, y] as const;
        kernels.coverageCells(uncovered.ptr, ...on, ...at);
        const alone = uncovered.view.slice();
        expect(alone).not.toEqual(before);
        uncovered.view.set(before);
        kernels.blitCells(r.ptr, g.ptr, b.ptr, ...on, cr.ptr, cg.ptr, cb.ptr, ...at, 4, isLinear, uncovered.ptr);
        expect(Buffer.compare(uncovered.view, alone)).toBe(0);
      }
  });
  test('coverCells leaves in `uncovered` what coverageCells leaves of an empty one', () => {
    const dice = new Dice(8),
      atlas = makeAtlas(dice, 10, 9);
    for (const ground of [0, 0x102030]) {
      shake(dice);
      const on = [STRIDE, WIDTH, HEIGHT, atlas.ptr, atlas.stride, 10, 9, cells.ptr] as const;
      const at = [alpha.ptr, 8, 0, 5, -4, 0] as const;
      kernels.coverCells(r.ptr, g.ptr, b.ptr, ...on, cr.ptr, cg.ptr, cb.ptr, ...at, ground, uncovered.ptr);
      const left = uncovered.view.slice();
      uncovered.view.fill(255);
      kernels.coverageCells(uncovered.ptr, ...on, ...at);
      expect(Buffer.compare(uncovered.view.subarray(0, STRIDE * HEIGHT), left)).toBe(0);
      expect(left.some((level) => level > 0 && level < 255)).toBe(true);
    }
  });
  test('every mode, with opaque and with clear cells', () => {
    const dice = new Dice(1),
      atlas = makeAtlas(dice, 10, 9);
    for (let mode = 0; mode < 20; mode++)
      for (const opacity of [null, 255, 0, 204]) {
        shake(dice);
        if (opacity !== null) alpha.view.fill(opacity);
        expectTwins(`mode ${mode} alpha ${opacity}`, planes, (k) =>
          k.blitCells(
            r.ptr,
            g.ptr,
            b.ptr,
            STRIDE,
            WIDTH,
            HEIGHT,
            atlas.ptr,
            atlas.stride,
            10,
            9,
            cells.ptr,
            cr.ptr,
            cg.ptr,
            cb.ptr,
            alpha.ptr,
            7,
            0,
            5,
            2,
            0,
            mode,
            0,
            0,
          ),
        );
      }
  });
});

test('only the rows asked for are drawn, and empty cells leave the frame alone', () => {
  const dice = new Dice(2),
    atlas = makeAtlas(dice, 8, 8);
  shake(dice);
  cells.view.fill(1);
  cells.view[9 * 2 + 4] = 0xffff;
  alpha.view.fill(255);
  const before = r.view.slice();
  kernels.blitCells(
    r.ptr,
    g.ptr,
    b.ptr,
    STRIDE,
    WIDTH,
    HEIGHT,
    atlas.ptr,
    atlas.stride,
    8,
    8,
    cells.ptr,
    cr.ptr,
    cg.ptr,
    cb.ptr,
    alpha.ptr,
    9,
    2,
    3,
    0,
    0,
    0,
    0,
    0,
  );
  for (let y = 0; y < HEIGHT; y++)
    for (let x = 0; x < WIDTH; x++) {
      const drawn = y >= 16 && y < 24 && x < 72 && !(x >= 32 && x < 40);
      const coverage = drawn ? atlas.coverage[1][(y - 16) * 8 + (x & 7)] : 0;
      const below = before[y * STRIDE + x],
        color = cr.view[18 + (x >> 3)];
      expect(r.view[y * STRIDE + x]).toBe(blendPixel(0, 0, below, color, fraction(coverage)));
    }
});

test('white at full coverage is white, half coverage is half way', () => {
  const atlas = atlasOf([Uint8Array.of(255, 128)], 2, 1);
  r.view.fill(0);
  g.view.fill(0);
  b.view.fill(100);
  cells.view[0] = 0;
  cr.view[0] = 255;
  cg.view[0] = 10;
  cb.view[0] = 200;
  alpha.view[0] = 255;
  kernels.blitCells(
    r.ptr,
    g.ptr,
    b.ptr,
    STRIDE,
    WIDTH,
    HEIGHT,
    atlas.ptr,
    atlas.stride,
    2,
    1,
    cells.ptr,
    cr.ptr,
    cg.ptr,
    cb.ptr,
    alpha.ptr,
    1,
    0,
    1,
    0,
    0,
    0,
    0,
    0,
  );
  expect([r.view[0], g.view[0], b.view[0], r.view[1], g.view[1], b.view[1], r.view[2]]).toEqual([
    255, 10, 200, 128, 5, 150, 0,
  ]);
});

describe('shapeCells', () => {
  const fine = memory.f32(6 * 120),
    mask = memory.f32(120),
    bright = memory.f32(120),
    known = memory.u16(8 ** 6);
  test.each([
    [1, 1],
    [7, 3],
    [12, 10],
  ])('%i × %i cells', (cols, rows) => {
    const dice = new Dice(cols);
    for (let i = 0; i < known.view.length; i++) known.view[i] = i % 0xff00;
    for (let i = 0; i < 6 * cols * rows; i++)
      fine.view[i] = dice.unit() < 0.2 ? Math.floor(dice.unit() * 2) : dice.unit();
    for (let i = 0; i < cols * rows; i++) mask.view[i] = dice.unit();
    for (const m of [0, mask.ptr]) {
      expectTwins(
        'shapeCells',
        [
          { buffer: cells, length: cols * rows },
          { buffer: bright, length: cols * rows },
        ],
        (k) => k.shapeCells(cells.ptr, bright.ptr, fine.ptr, m, 0.6, known.ptr, cols, 0, cols * rows),
      );
    }
  });
  test('stops at an unknown combination', () => {
    fine.view.set([0, 1, 0, 0, 0.5, 0, 0, 0, 0, 0, 0.999, 0.01]);
    known.view.fill(9);
    const key = [0, 7, 4, 0, 0, 0].reduce((sum, level) => sum * 8 + level, 0);
    known.view[key] = 0xfffe;
    for (const k of [kernels, rawScalarKernels(memory)]) {
      expect(k.shapeCells(cells.ptr, bright.ptr, fine.ptr, 0, 0.03, known.ptr, 2, 0, 2)).toBe(0);
      known.view[key] = 5;
      expect(k.shapeCells(cells.ptr, bright.ptr, fine.ptr, 0, 0.03, known.ptr, 2, 0, 2)).toBe(2);
      expect([cells.view[0], cells.view[1], bright.view[0]]).toEqual([5, 9, 1]);
      known.view[key] = 0xfffe;
    }
  });
});

describe('rampCells', () => {
  const value = memory.f32(1000),
    mask = memory.f32(1000),
    glyphs = memory.u16(33);
  test.each(SIZES)('n = %i', (n) => {
    const dice = new Dice(n);
    for (let i = 0; i < 33; i++) glyphs.view[i] = 100 + i;
    for (const wild of [false, true])
      for (const count of [1, 10, 33])
        for (const m of [0, mask.ptr]) {
          for (const buffer of [value, mask])
            fillFloats(buffer, () => (wild ? anyFloat(dice) : Math.fround(dice.unit())));
          expectTwins('rampCells', [{ buffer: cells, length: n }], (k) =>
            k.rampCells(cells.ptr, value.ptr, m, 0.03, glyphs.ptr, count, n),
          );
        }
  });
  test('threshold and index', () => {
    value.view.set([0, 0.029, 0.031, 0.5, 0.999, 1, 2]);
    for (let i = 0; i < 10; i++) glyphs.view[i] = i;
    kernels.rampCells(cells.ptr, value.ptr, 0, 0.03, glyphs.ptr, 10, 7);
    expect([...cells.view.subarray(0, 7)]).toEqual([0xffff, 0xffff, 0, 5, 9, 9, 9]);
  });
});

describe('cells with paper: SIMD and scalar agree to the bit', () => {
  const planeBytes = CELLS;
  const ink = memory.u8(3 * CELLS);
  const paper = memory.u8(3 * CELLS);
  test.each([
    [6, 13],
    [10, 19],
    [8, 8],
    [16, 7],
    [17, 30],
    [25, 40],
  ])('cells of %i × %i', (cellW, cellH) => {
    const dice = new Dice(cellW * 7 + cellH);
    const atlas = makeAtlas(dice, cellW, cellH);
    const cols = Math.ceil(WIDTH / cellW) + 1;
    const rows = Math.ceil(HEIGHT / cellH) + 1;
    for (const mode of [0, 1, 3, 4, 5, 8, 11, 16, 19])
      for (const linear of [0, 1])
        for (const [x, y] of [
          [0, 0],
          [-cellW + 1, -3],
          [-5, -cellH - 1],
          [3, 2],
        ]) {
          shake(dice);
          fillBytes(ink, dice);
          fillBytes(paper, dice);
          if (dice.unit() < 0.5) alpha.view.fill(255);
          expectTwins(`mode ${mode} linear ${linear} at ${x},${y}`, visible, (k) => {
            k.paperCells(
              r.ptr,
              g.ptr,
              b.ptr,
              STRIDE,
              WIDTH,
              HEIGHT,
              atlas.ptr,
              atlas.stride,
              cellW,
              cellH,
              cells.ptr,
              ink.ptr,
              paper.ptr,
              planeBytes,
              alpha.ptr,
              cols,
              0,
              rows,
              x,
              y,
              mode,
              linear,
            );
            clearPadding();
          });
          expectTwins(`open at ${x},${y}`, visible, (k) => {
            k.openCells(r.ptr, STRIDE, WIDTH, HEIGHT, cellW, cellH, alpha.ptr, cols, 0, rows, x, y);
            clearPadding();
          });
        }
  });
  const visible = planes;
  /** Bytes past the width are scratch. */
  function clearPadding(): void {
    for (const plane of [r, g, b, uncovered])
      for (let y = 0; y < HEIGHT; y++) plane.view.fill(0, y * STRIDE + WIDTH, (y + 1) * STRIDE);
  }
});
