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

/** Signed bytes; noise is interpolated between grains of `size` real pixels and rescaled to its deviation. */
export function noiseTileFor(moment: ShaderMoment, size: number): NoiseTile {
  const stride = moment.stride + NOISE_MARGIN;
  const rows = moment.height + NOISE_MARGIN;
  const buffer = bytesFor(moment, 'noise', String(size), stride * rows + 64, (target) => {
    const { view } = target;
    const cols = Math.ceil(stride / size) + 2;
    const above = new Float64Array(cols);
    const below = new Float64Array(cols);
    let row = -1;
    // Interpolation reduces the deviation of independent numbers: by sqrt(mean of the squared weights) = 2/3 per axis.
    const gain = size >= 2 ? 1.5 : 1;
    for (let y = 0; y < rows; y++) {
      const gy = Math.floor(y / size);
      if (gy !== row) {
        row = gy;
        for (let i = 0; i < cols; i++) {
          above[i] = grainAt(i, gy);
          below[i] = grainAt(i, gy + 1);
        }
      }
      const fy = size >= 2 ? (y - gy * size) / size : 0;
      for (let x = 0; x < stride; x++) {
        const gx = Math.floor(x / size);
        const fx = size >= 2 ? (x - gx * size) / size : 0;
        const top = above[gx] + (above[gx + 1] - above[gx]) * fx;
        const bottom = below[gx] + (below[gx + 1] - below[gx]) * fx;
        view[y * stride + x] =
          Math.max(-128, Math.min(127, Math.floor((top + (bottom - top) * fy) * gain + 0.5))) & 255;
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
