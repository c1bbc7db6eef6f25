import { describe, expect, test } from 'vitest';
import { CURVE_STEPS, DECODE_ENTRIES } from '../../src/engine/kernels/abi/picture.ts';
import { lightOfCode } from '../../src/engine/kernels/scalar/picture-rows.ts';
import { Dice, expectTwins, memory } from './twins.ts';

const WIDTH = 83;
const WIDE = 128;
const STRIDE = 2 * WIDE;
const light = memory.u16(4 * WIDE);
const samples = [0, 1, 2].map(() => memory.u16(4 * WIDE));
const chroma = [0, 1, 2].map(() => memory.u16(2 * WIDE));
const decoding = memory.u16(DECODE_ENTRIES);
const out = (buffer: (typeof chroma)[0], length = WIDTH) => ({ buffer, length });
const planes = [{ buffer: light }];

function shake(dice: Dice, bits: number): void {
  for (const buffer of samples) {
    if (bits === 8) new Uint8Array(buffer.view.buffer, buffer.ptr, 8 * WIDE).forEach((_, i, a) => (a[i] = dice.bits()));
    else for (let i = 0; i < 4 * WIDE; i++) buffer.view[i] = dice.pick([0, 2 ** bits - 1, dice.int(0, 2 ** bits - 1)]);
  }
  for (const buffer of chroma)
    for (let i = 0; i < 2 * WIDE; i++) buffer.view[i] = dice.pick([0, 0x7fff, 0x8000, dice.bits() & 0xffff]);
}

describe.each([8, 9, 10, 12, 16])('rows of %i bits: SIMD and scalar agree to the bit', (bits) => {
  const dice = new Dice(bits);
  const [r, g, b] = chroma.map(({ ptr }) => ptr);
  const [y, u, v] = samples.map(({ ptr }) => ptr);
  test('chroma', () => {
    for (const n of [1, 7, 8, 40, WIDTH]) {
      shake(dice, bits);
      expectTwins(
        `chroma of ${n}`,
        chroma.map((c) => out(c, n + 1)),
        (k) => k.chromaRow(r, g, b, u, v, n, bits, 14743, -3619, -7507, 17373),
      );
      expectTwins(`widened ${n}`, [out(chroma[1], 2 * n + 1)], (k) => k.widenRow(g, r, n));
    }
  });
  test('luma with chroma of both widths', () => {
    for (const isHalf of [0, 1])
      for (const decode of [0, 1]) {
        shake(dice, bits);
        expectTwins(`half ${isHalf}, decode ${decode}`, planes, (k) =>
          k.lumaRow(light.ptr, STRIDE, y, r, g, b, WIDTH, bits, isHalf, 2048, 19152, decode),
        );
      }
  });
  test('single planes, interleaved colours and alpha', () => {
    for (const decode of [0, 1]) {
      shake(dice, bits);
      expectTwins('value', planes, (k) => k.valueRow(light.ptr, y, WIDTH, bits, 0, 16448, decode));
      if (bits === 8 || bits === 16)
        expectTwins('rgba', planes, (k) => k.rgbaRow(light.ptr, STRIDE, y, WIDTH, bits, decode));
    }
    if (bits === 8 || bits === 16) {
      shake(dice, bits);
      expectTwins('unmultiplied', [{ buffer: samples[0] }], (k) => k.unmultiplyRow(y, WIDTH, bits));
    }
  });
});

test('a table, alpha and sums of rows: SIMD and scalar agree to the bit', () => {
  const dice = new Dice(5);
  const sums = memory.i32(4 * WIDE);
  const shakeLight = (): void => {
    for (let i = 0; i < 4 * WIDE; i++) light.view[i] = dice.int(0, 32767);
  };
  for (let i = 0; i < DECODE_ENTRIES; i++) decoding.view[i] = dice.int(0, 32767);
  shakeLight();
  expectTwins('table', planes, (k) => k.decodeRow(light.ptr, WIDTH, decoding.ptr));
  expectTwins('alpha', planes, (k) => k.coverRow(light.ptr, STRIDE, light.ptr + 3 * STRIDE, WIDTH));
  for (const weight of [0, 1, 12000, 32767, 32768])
    for (const isFirst of [1, 0])
      expectTwins(`sum of ${weight}`, [{ buffer: sums }], (k) =>
        k.sumRow(sums.ptr, light.ptr, 4 * WIDE, weight, isFirst),
      );
});

test('means of cells and their levels: SIMD and scalar agree to the bit', () => {
  const dice = new Dice(9);
  const sums = memory.i32(4 * WIDE);
  const taps = memory.f32(1000);
  const ints = () => new Int32Array(taps.view.buffer, taps.ptr, 1000);
  const cells = memory.f32(40);
  for (let i = 0; i < 4 * WIDE; i++) sums.view[i] = dice.int(0, 40_000_000);
  let at = 0;
  for (let c = 0; c < 10; c++) {
    const blocks = dice.int(0, 4);
    ints()[at] = dice.int(0, WIDE - 20);
    ints()[at + 1] = blocks;
    taps.view[at + 2] = dice.unit();
    for (let i = 0; i < 4 * blocks; i++) taps.view[at + 4 + i] = dice.unit();
    at += 4 + 4 * blocks;
  }
  for (const channels of [3, 4])
    for (const step of [16, -16])
      expectTwins(`cells of ${channels}`, [{ buffer: cells }], (k) =>
        k.cellsRow(cells.ptr + (step < 0 ? 9 * 16 : 0), step, sums.ptr, WIDE, channels, taps.ptr, 10, 1e-8, 0.75),
      );
  for (let i = 0; i < 40; i++) cells.view[i] = dice.pick([dice.unit(), -1, 2, 0, 1, dice.unit() / 1000]);
  const levels = [0, 1, 2, 3].map(() => memory.u8(10));
  expectTwins(
    'levels',
    levels.map((buffer) => ({ buffer })),
    (k) => k.cellLevels(levels[0].ptr, levels[1].ptr, levels[2].ptr, levels[3].ptr, cells.ptr, 10),
  );
});

test('means of boxes from running sums: SIMD and scalar agree to the bit, and sum up to the cells', () => {
  const dice = new Dice(11);
  const [cols, rows] = [13, 7];
  const cells = memory.f32(4 * cols);
  const table = memory.i32(4 * (cols + 1) * (rows + 1));
  const values: number[][] = [];
  const line = 16 * (cols + 1);
  for (let y = 0; y < rows; y++) {
    for (let i = 0; i < 4 * cols; i++) cells.view[i] = dice.unit();
    values.push([...cells.view]);
    expectTwins('sums', [{ buffer: table }], (k) =>
      k.sumCells(table.ptr + (y + 1) * line, table.ptr + y * line, cells.ptr, cols),
    );
  }
  const COUNT = 200;
  const boxes = memory.f32(4 * COUNT);
  const means = memory.f32(4 * COUNT);
  for (let i = 0; i < COUNT; i++) {
    const x = dice.unit() * (cols + 2) - 1;
    const y = dice.unit() * (rows + 2) - 1;
    boxes.view.set([x, x + dice.pick([0.1, 1, 4, 20]), y, y + dice.pick([0.1, 1, 3, 20])], 4 * i);
  }
  boxes.view.set([0, cols, 0, rows, 3, 5, 2, 6, 12, 13, 6, 7], 0);
  expectTwins('means', [{ buffer: means }], (k) =>
    k.boxMeans(means.ptr, boxes.ptr, COUNT, table.ptr, cols, rows, 0, cols, 0, rows),
  );
  for (let i = 0; i < COUNT; i++) {
    const [x0, x1, y0, y1] = boxes.view.subarray(4 * i, 4 * i + 4);
    let sum = 0;
    values.forEach((row, y) => {
      for (let x = 0; x < cols; x++)
        sum +=
          row[4 * x] *
          Math.max(0, Math.min(x1, x + 1) - Math.max(x0, x)) *
          Math.max(0, Math.min(y1, y + 1) - Math.max(y0, y));
    });
    expect(means.view[4 * i]).toBeCloseTo(sum / ((x1 - x0) * (y1 - y0)), 3);
  }
});

test('a colour key: SIMD and scalar agree to the bit', () => {
  const dice = new Dice(3);
  const cells = memory.f32(4 * 64);
  for (const [byLightness, spill] of [
    [0, 1],
    [1, 0],
  ]) {
    for (let i = 0; i < 64; i++) {
      const alpha = dice.pick([0, 1, dice.unit()]);
      for (let c = 0; c < 3; c++) cells.view[4 * i + c] = alpha * dice.unit();
      cells.view[4 * i + 3] = alpha;
    }
    expectTwins('key', [{ buffer: cells }], (k) =>
      k.keyCells(cells.ptr, 64, 0.86, -0.234, 0.179, byLightness, 1.27, 0.15, 0.1, spill, -0.794, 0.608),
    );
  }
});

test.each([
  ['exposure alone', 1, 1.7, 0, 1, 1, 0, false, false],
  ['contrast', 0, 1, 0, 1, 1.4, 0, false, false],
  ['stretched, exposed and with detail', 0, 0.6, 0.1, 1.3, 0.8, 0.9, true, false],
  ['a curve', 0, 1, 0, 1, 1, 0, false, true],
] as const)(
  'tone, SIMD and scalar agree to the bit: %s',
  (_, isPlain, gain, low, span, contrast, detail, hasAround, hasCurve) => {
    const dice = new Dice(29);
    const cells = memory.f32(4 * 64);
    const matrix = memory.f32(9);
    const [around, base] = [memory.f32(64), memory.f32(64)];
    const curve = memory.f32(CURVE_STEPS + 1);
    for (let i = 0; i <= CURVE_STEPS; i++) curve.view[i] = (i / CURVE_STEPS) ** 0.7;
    for (const hasMatrix of [false, true]) {
      for (let i = 0; i < 64; i++) {
        const alpha = dice.pick([0, 1, dice.unit()]);
        const most = dice.pick([0, 1e-6, 0.01, 1, 1.5]);
        for (let c = 0; c < 3; c++) cells.view[4 * i + c] = alpha * most * dice.unit();
        cells.view[4 * i + 3] = alpha;
        [around.view[i], base.view[i]] = [dice.unit(), dice.unit()];
      }
      for (let i = 0; i < 9; i++) matrix.view[i] = dice.unit() - 0.3;
      expectTwins('adjust', [{ buffer: cells }], (k) =>
        k.adjustCells(
          cells.ptr,
          64,
          hasMatrix ? matrix.ptr : 0,
          isPlain,
          gain,
          low,
          span,
          contrast,
          detail,
          hasAround ? around.ptr : 0,
          hasCurve ? curve.ptr : 0,
          0.05,
          1.2,
          base.ptr,
        ),
      );
    }
  },
);

test('places between the cells of a small picture: SIMD and scalar agree to the bit', () => {
  const dice = new Dice(31);
  const values = memory.f32(7 * 5);
  const [found, x, y] = [0, 1, 2].map(() => memory.f32(64));
  for (let i = 0; i < 35; i++) values.view[i] = dice.unit();
  for (let i = 0; i < 64; i++) [x.view[i], y.view[i]] = [dice.unit() * 1.4 - 0.2, dice.unit() * 1.4 - 0.2];
  [x.view[0], y.view[0]] = [2.5 / 7, 1.5 / 5];
  expectTwins('sample', [{ buffer: found }], (k) => k.sampleSmall(found.ptr, values.ptr, 7, 5, x.ptr, y.ptr, 64));
  expect(found.view[0]).toBeCloseTo(values.view[9], 6);
});

test('the light of every 8-bit code is within a tenth of a level of the sRGB curve', () => {
  for (let v = 0; v < 256; v++) {
    const s = v / 255;
    const [exact, slope] =
      s <= 0.04045
        ? [s / 12.92, 1 / 12.92]
        : [((s + 0.055) / 1.055) ** 2.4, (2.4 / 1.055) * ((s + 0.055) / 1.055) ** 1.4];
    expect(Math.abs((lightOfCode((v * 257) >> 1) / 32767 - exact) / slope) * 255).toBeLessThan(0.1);
  }
  expect(lightOfCode(32767)).toBe(32767);
});
