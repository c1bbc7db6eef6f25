// Distance of each pixel from the centre towards the corner, as a byte: the falloff of vignettes.

import type { ShaderMoment } from '../../effect-api/define.ts';
import type { U8Buffer } from '../../kernels/memory.ts';
import { bytesFor } from './tables.ts';

/** 0 in the middle, 255 in the corners (or reversed), smooth in between; one byte per pixel of the upper half, with the frame's stride. */
export const falloffFor = (moment: ShaderMoment, isReversed: boolean): U8Buffer => {
  const { width, height, stride } = moment;
  const rows = (height + 1) >> 1;
  return bytesFor(moment, 'falloff', String(isReversed), stride * rows, (buffer) => {
    const { view } = buffer;
    for (let y = 0; y < rows; y++) {
      const v = ((y + 0.5) / height) * 2 - 1;
      for (let x = 0; x < width; x++) {
        const u = ((x + 0.5) / width) * 2 - 1;
        const k = Math.min(1, (u * u + v * v) / 2);
        const smooth = isReversed ? 1 - k * (2 - k) : k * k * (3 - 2 * k);
        view[y * stride + x] = Math.floor(smooth * 255 + 0.5);
      }
    }
  });
};
