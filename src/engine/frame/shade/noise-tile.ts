// A tile of signed, near-normal noise (the sum of four uniform numbers), larger than the frame by a margin within which its offset varies:
// one tile serves a whole reel without visible repetition.

import type { ShaderMoment } from '../../effect-api/define.ts';
import type { U8Buffer } from '../../kernels/memory.ts';
import { hash32 } from '../../kernels/scalar/math.ts';
import { bytesFor } from './tables.ts';

export const NOISE_MARGIN = 256;
export interface NoiseTile {
  buffer: U8Buffer;
  stride: number;
}

/** One standard deviation is 32; -128..127 as two's complement. */
function grainAt(x: number, y: number): number {
  const h = hash32(x + Math.imul(y, 0x9e3779b1));
  const sum = (h & 255) + ((h >>> 8) & 255) + ((h >>> 16) & 255) + (h >>> 24) - 510;
  return Math.max(-128, Math.min(127, Math.floor(sum * 0.2165 + 0.5)));
}

/** A row of grains, interpolated to pixels. `grains` is overwritten. */
function grainsAcross(out: Float64Array, grains: Float64Array, row: number, size: number): void {
  for (let i = 0; i < grains.length; i++) grains[i] = grainAt(i, row);
  for (let x = 0; x < out.length; x++) {
    const gx = Math.floor(x / size);
    const fx = size >= 2 ? (x - gx * size) / size : 0;
    out[x] = grains[gx] + (grains[gx + 1] - grains[gx]) * fx;
  }
}

/** Signed bytes; noise is interpolated between grains of `size` real pixels, at least one, and rescaled to its deviation. */
export function noiseTileFor(moment: ShaderMoment, size: number): NoiseTile {
  const stride = moment.stride + NOISE_MARGIN;
  const rows = moment.height + NOISE_MARGIN;
  const buffer = bytesFor(moment, 'noise', String(size), stride * rows + 64, (target) => {
    const { view } = target;
    // Interpolation reduces the deviation of independent numbers: by sqrt(mean of the squared weights) = 2/3 per axis.
    const gain = size >= 2 ? 1.5 : 1;
    const grains = new Float64Array(Math.ceil(stride / size) + 2);
    let above = new Float64Array(stride);
    let below = new Float64Array(stride);
    let row = -1;
    grainsAcross(below, grains, 0, size);
    for (let y = 0; y < rows; y++) {
      const gy = Math.floor(y / size);
      if (gy !== row) {
        row = gy;
        [above, below] = [below, above];
        grainsAcross(below, grains, row + 1, size);
      }
      const fy = size >= 2 ? (y - gy * size) / size : 0;
      const to = y * stride;
      for (let x = 0; x < stride; x++) {
        const top = above[x];
        view[to + x] = Math.max(-128, Math.min(127, Math.floor((top + (below[x] - top) * fy) * gain + 0.5))) & 255;
      }
    }
  });
  return { buffer, stride };
}

/** Unsigned random bytes in squares of `size` real pixels, with the same margin. */
export function staticTileFor(moment: ShaderMoment, size: number): NoiseTile {
  const stride = moment.stride + NOISE_MARGIN;
  const rows = moment.height + NOISE_MARGIN;
  const buffer = bytesFor(moment, 'static', String(size), stride * rows + 64, ({ view }) => {
    for (let y = 0; y < rows; y++) {
      const line = Math.imul(Math.floor(y / size), 0x9e3779b1);
      for (let x = 0; x < stride; x++) view[y * stride + x] = hash32(Math.floor(x / size) + line) >>> 24;
    }
  });
  return { buffer, stride };
}
