// The kernels of single fields: wasm and scalar twin give the same bits, on odd sizes and at the borders.

import { describe, expect, it } from 'vitest';
import { loadRawKernels } from '../../src/engine/kernels/load-kernels.ts';
import { rawScalarKernels } from '../../src/engine/kernels/scalar/table.ts';

function noise(n: number): Float32Array {
  let state = 12345;
  return Float32Array.from({ length: n }, () => ((state = Math.imul(state, 1664525) + 1013904223) >>> 8) / 16777216);
}

describe('grayScott', () => {
  it.each([
    [1, 1],
    [3, 2],
    [4, 4],
    [17, 9],
    [64, 5],
  ])('is the same in both tables on %d × %d', (cols, rows) => {
    const { raw: kernels, memory } = loadRawKernels();
    const scalar = rawScalarKernels(memory);
    const stride = ((cols + 3) & ~3) + 8;
    const size = stride * (rows + 2);
    const planes = Array.from({ length: 6 }, () => memory.f32(size));
    const [a, b, wasmA, wasmB, plainA, plainB] = planes.map((plane) => plane.ptr + (stride + 4) * 4);
    planes[0].view.set(noise(size));
    planes[1].view.set(noise(size).map((x) => x * 0.4));
    kernels.grayScott(wasmA, wasmB, a, b, stride, cols, rows, 0.055, 0.062);
    scalar.grayScott(plainA, plainB, a, b, stride, cols, rows, 0.055, 0.062);
    const cells = (plane: number) =>
      Array.from({ length: rows }, (_, r) => [
        ...planes[plane].view.subarray((r + 1) * stride + 4, (r + 1) * stride + 4 + cols),
      ]);
    expect(cells(2)).toEqual(cells(4));
    expect(cells(3)).toEqual(cells(5));
    expect(
      cells(2)
        .flat()
        .some((x) => x > 0 && x < 1),
    ).toBe(true);
  });

  it('leaves the resting state alone', () => {
    const { raw: kernels, memory } = loadRawKernels();
    const stride = 16,
      rows = 3,
      cols = 8;
    const planes = Array.from({ length: 4 }, () => memory.f32(stride * (rows + 2)));
    planes[0].view.fill(1);
    const [a, b, newA, newB] = planes.map((plane) => plane.ptr + (stride + 4) * 4);
    kernels.grayScott(newA, newB, a, b, stride, cols, rows, 0.05, 0.06);
    expect([...planes[2].view.subarray(stride + 4, stride + 4 + cols)]).toEqual(Array.from({ length: cols }, () => 1));
    expect([...planes[3].view.subarray(stride + 4, stride + 4 + cols)]).toEqual(Array.from({ length: cols }, () => 0));
  });
});

describe('attractor', () => {
  it.each([0, 1, 2, 3])('kind %d is the same in both tables', (kind) => {
    const { raw: kernels, memory } = loadRawKernels();
    const scalar = rawScalarKernels(memory);
    const fast = memory.f32(31 * 17),
      plain = memory.f32(31 * 17);
    kernels.attractor(fast.ptr, 31, 17, kind, -1.4, 1.6, 1.1, 0.7, 0.3, 0.4, 4001);
    scalar.attractor(plain.ptr, 31, 17, kind, -1.4, 1.6, 1.1, 0.7, 0.3, 0.4, 4001);
    expect(fast.view).toEqual(plain.view);
    expect(fast.view.reduce((a, b) => a + b, 0)).toBeGreaterThan(500);
  });
});
