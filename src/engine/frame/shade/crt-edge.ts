// Darkness of a CRT's glass per pixel: clear in the middle, shaded outwards, black with a soft edge outside the picture.

import type { ShaderMoment } from '../../effect-api/define.ts';
import type { U8Buffer } from '../../kernels/memory.ts';
import { bytesFor, toByte } from './tables.ts';

/** 0 is clear, 255 black; one byte per pixel with the frame's stride. */
export const dimTableFor = (moment: ShaderMoment, strength: number): U8Buffer => {
  const { width, height, stride } = moment;
  return bytesFor(moment, 'crt', String(strength), stride * height, (buffer) => {
    const { view } = buffer;
    const soft = 4 / Math.min(width, height);
    const depth = Math.min(0.35, strength * 2);
    // Computes a quarter and mirrors it, because a varying strength needs it every frame.
    for (let y = 0; y < (height + 1) >> 1; y++) {
      const v = 1 - ((y + 0.5) / height) * 2;
      const upper = y * stride;
      const lower = (height - 1 - y) * stride;
      for (let x = 0; x < (width + 1) >> 1; x++) {
        const u = 1 - ((x + 0.5) / width) * 2;
        const bu = u * (1 + strength * v * v);
        const bv = v * (1 + strength * u * u);
        const inside = Math.min(1, Math.max(0, (1 - Math.max(bu, bv)) / soft));
        const shade = 1 - depth * (bu * bu * bu * bu + bv * bv * bv * bv) * 0.5;
        const dim = toByte(255 * (1 - inside * shade));
        view[upper + x] = view[upper + width - 1 - x] = view[lower + x] = view[lower + width - 1 - x] = dim;
      }
    }
  });
};
