// How dark the glass of a tube is at each pixel: clear in the middle, shaded outward, black with a soft rim past the edge of
// the bent picture.

import type { ShaderMoment } from '../effects/define.ts';
import type { U8Buffer } from '../kernels/memory.ts';
import { bytesFor, toByte } from './tables.ts';

/** 0 is clear, 255 black; one byte a pixel with the frame's stride. */
export const dimTableFor = (moment: ShaderMoment, strength: number): U8Buffer => {
  const { width, height, stride } = moment;
  return bytesFor(moment, 'crt', String(strength), stride * height, (buffer) => {
    const { view } = buffer;
    const soft = 4 / Math.min(width, height);
    for (let y = 0; y < height; y++) {
      const v = ((y + 0.5) / height) * 2 - 1;
      for (let x = 0; x < width; x++) {
        const u = ((x + 0.5) / width) * 2 - 1;
        const bu = Math.abs(u * (1 + strength * v * v));
        const bv = Math.abs(v * (1 + strength * u * u));
        const inside = Math.min(1, Math.max(0, (1 - Math.max(bu, bv)) / soft));
        const shade = 1 - Math.min(0.35, strength * 2) * (bu * bu * bu * bu + bv * bv * bv * bv) * 0.5;
        view[y * stride + x] = toByte(255 * (1 - inside * shade));
      }
    }
  });
};
