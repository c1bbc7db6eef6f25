// The calls with frames, planes and buffers pass what the positional ABI expects, in its order.

import { describe, expect, it } from 'vitest';
import { createFrame, type Frame } from '../../src/engine/kernels/frame.ts';
import { type Kernels, type RawKernels, typedKernels } from '../../src/engine/kernels/kernels.ts';
import { loadRawKernels } from '../../src/engine/kernels/load-kernels.ts';
import { rawScalarKernels } from '../../src/engine/kernels/scalar/table.ts';

const { memory } = loadRawKernels();
const table = rawScalarKernels(memory);

/** Every call that reaches the ABI, as [name, …numbers]. */
function recorded(call: (kernels: Kernels) => void): unknown[][] {
  const calls: unknown[][] = [];
  const recorder = Object.fromEntries(
    Object.keys(table).map((name) => [name, (...args: unknown[]) => void calls.push([name, ...args])]),
  );
  call(typedKernels(recorder as unknown as RawKernels));
  return calls;
}

// 20 pixels wide: a stride of 32.
const a = createFrame(memory, 20, 12);
const b = createFrame(memory, 20, 12);
const ptrs = ({ r, g, b: blue }: Frame, at = 0): number[] => [r.ptr + at, g.ptr + at, blue.ptr + at];

describe('typed kernel calls', () => {
  const cell = { width: 5, height: 6 };
  const block = {
    atlas: { ptr: 1000, stride: 8, cell },
    cells: memory.u16(4),
    r: memory.u8(4),
    g: memory.u8(4),
    b: memory.u8(4),
    alphas: memory.u8(4),
    cols: 2,
    originX: -3,
    originY: 7,
  };
  const inside = [block.cells.ptr, block.r.ptr, block.g.ptr, block.b.ptr, block.alphas.ptr, 2];

  it('draw grids of cells', () => {
    expect(recorded((k) => k.blitCells(a, block, 0, 2, 4, true))).toEqual([
      ['blitCells', ...ptrs(a), 32, 20, 12, 1000, 8, 5, 6, ...inside, 0, 2, -3, 7, 4, 1, 0],
    ]);
    expect(recorded((k) => k.coverCells(a, block, 1, 2, 0x102030, b.r))).toEqual([
      ['coverCells', ...ptrs(a), 32, 20, 12, 1000, 8, 5, 6, ...inside, 1, 2, -3, 7, 0x102030, b.r.ptr],
    ]);
    const glyphs = memory.u16(3);
    expect(recorded((k) => k.rampCells(block.cells, 64, 128, 0.5, glyphs))).toEqual([
      ['rampCells', block.cells.ptr, 64, 128, 0.5, glyphs.ptr, 3, 4],
    ]);
  });

  it('begin at row y0 of each plane', () => {
    const at = 4 * 32;
    const n = 5 * 32;
    expect(recorded((k) => k.fillRows(a, 4, 9, 0x0a0b0c))).toEqual([
      ['fillU8', a.r.ptr + at, 10, n],
      ['fillU8', a.g.ptr + at, 11, n],
      ['fillU8', a.b.ptr + at, 12, n],
    ]);
    expect(recorded((k) => k.dimPlanes(a, 4, 9, 5000, 9))).toEqual([['dimPlanes', ...ptrs(a, at), 5000 + at, 9, n]]);
    expect(recorded((k) => k.gainRows(a, 4, 9, 5000))).toEqual([['gainRows', ...ptrs(a, at), 32, 5, 5004]]);
    expect(recorded((k) => k.gainColumns(a, 4, 9, 5000))).toEqual([
      ['gainColumns', ...ptrs(a, at), 32, 5, 5000, 5032, 5064],
    ]);
    expect(recorded((k) => k.ditherRows(a.g, 4, 9, 5000, 8, 3))).toEqual([
      ['ditherRows', a.g.ptr + at, 32, 5, 4, 5000, 8, 3],
    ]);
    expect(recorded((k) => k.echoHueScreen(a, b, 4, 9, 700, 80))).toEqual([
      ['echoHueScreen', ...ptrs(a, at), ...ptrs(b, at), 700, 80, n],
    ]);
    expect(recorded((k) => k.slideRows(a.b, 4, 9, -17))).toEqual([['slideRows', a.b.ptr + at, 32, 20, 5, -17]]);
  });

  it('pack bands into a whole picture', () => {
    const at = 4 * 32;
    expect(recorded((k) => k.packYuv420(9000, a, 4, 8))).toEqual([
      ['packYuv420', 9000 + 80, 9000 + 240 + 20, 9000 + 240 + 60 + 20, ...ptrs(a, at), 32, 20, 4],
    ]);
    expect(recorded((k) => k.packRgba(9000, a, 4, 8))).toEqual([['packRgba', 9320, ...ptrs(a, at), 32, 20, 4]]);
    expect(recorded((k) => k.packRgb(9000, a, 4, 8))).toEqual([['packRgb', 9240, ...ptrs(a, at), 32, 20, 4]]);
  });

  it('halve and quarter bands', () => {
    const small = { ptr: 7000, width: 5, height: 3, stride: 16 };
    const args = [7016, 16, 5, 2, a.r.ptr + 4 * 32, 32, 20, 8];
    expect(recorded((k) => k.downsample(small, a.r, 4, 12, 4))).toEqual([['downsample', ...args, 4]]);
    expect(recorded((k) => k.brightDown4(small, a.r, 4, 12, 100, 300))).toEqual([['brightDown4', ...args, 100, 300]]);
    expect(recorded((k) => k.upsampleAddRows(a.r, 4, 12, small))).toEqual([
      ['upsampleAddRows', a.r.ptr, 32, 20, 4, 12, 7000, 16, 5, 3, 4, 256],
    ]);
  });

  it('move pixels', () => {
    const map = { x0: 1, y0: 2, ax: 3, ay: 4, bx: 5, by: 6 };
    expect(recorded((k) => k.affinePlanes(a, b, map, 2, 9))).toEqual([
      ['affinePlanes', ...ptrs(a), ...ptrs(b), 32, 20, 12, 1, 2, 3, 4, 5, 6, 2, 9],
    ]);
    expect(recorded((k) => k.sortRuns(a, true, 60, 2, 40))).toEqual([
      ['sortRuns', ...ptrs(a), 1, 32, 20, 12, 60, 2, 40],
    ]);
    expect(recorded((k) => k.sortRuns(a, false, 60, 2, 40))).toEqual([
      ['sortRuns', ...ptrs(a), 32, 1, 12, 20, 60, 2, 40],
    ]);
    expect(recorded((k) => k.remapPlanes(a, 64, 500, { map: { ptr: 800 }, weights: { ptr: 900 } }, 16, 12))).toEqual([
      ['remapPlanes', ...ptrs(a, 64), 500, 32, 864, 932, 12],
    ]);
  });
});
