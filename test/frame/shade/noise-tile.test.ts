// The tile of grain is what its definition says, pixel by pixel: grains of hashed numbers, interpolated both ways.

import { expect, test } from 'vitest';
import type { ShaderMoment } from '../../../src/engine/effect-api/define.ts';
import { NOISE_MARGIN, noiseTileFor } from '../../../src/engine/frame/shade/noise-tile.ts';
import { hash32 } from '../../../src/engine/kernels/scalar/math.ts';

const momentOf = (width: number, height: number) =>
  ({
    stride: width,
    height,
    memory: { u8: (length: number) => ({ ptr: 0, view: new Uint8Array(length) }) },
    cached: (_key: string, make: () => unknown) => make(),
  }) as unknown as ShaderMoment;

const within = (value: number): number => Math.max(-128, Math.min(127, Math.floor(value + 0.5)));
function grain(x: number, y: number): number {
  const h = hash32(x + Math.imul(y, 0x9e3779b1));
  return within(((h & 255) + ((h >>> 8) & 255) + ((h >>> 16) & 255) + (h >>> 24) - 510) * 0.2165);
}

test.each([1, 1.5, 2, 3, 7.25])('grains of %d pixels', (size) => {
  const { buffer, stride } = noiseTileFor(momentOf(40, 30), size);
  expect(stride).toBe(40 + NOISE_MARGIN);
  const isSmooth = size >= 2;
  for (let y = 0; y < 30 + NOISE_MARGIN; y++)
    for (let x = 0; x < stride; x += 3) {
      const [gx, gy] = [Math.floor(x / size), Math.floor(y / size)];
      const [fx, fy] = isSmooth ? [(x - gx * size) / size, (y - gy * size) / size] : [0, 0];
      const across = (row: number) => grain(gx, row) + (grain(gx + 1, row) - grain(gx, row)) * fx;
      const value = (across(gy) + (across(gy + 1) - across(gy)) * fy) * (isSmooth ? 1.5 : 1);
      expect((buffer.view[y * stride + x]! << 24) >> 24).toBe(within(value));
    }
});
