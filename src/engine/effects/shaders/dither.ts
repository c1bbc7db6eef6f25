// Ordered dithering to a few levels with Bayer's 8 × 8 matrix, as on early home computers.

import { bytesFor } from '../../frame/shade/tables.ts';
import { defineShader } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

const DOT_PX = 2;

/** 0..63, each once in an 8 × 8 square: the bits of x ^ y and y, interleaved from the lowest up. */
function bayer(x: number, y: number): number {
  let rank = 0;
  for (let bit = 0; bit < 3; bit++) rank = (rank << 2) | ((((x ^ y) >> bit) & 1) << 1) | ((y >> bit) & 1);
  return rank;
}

export const dither = defineShader({
  name: 'dither',
  category: 'noise',
  summary: 'Reduces each channel to a few levels in a pattern of dots.',
  params: { levels: p.integer({ default: 3, min: 2, max: 64, unit: 'steps', doc: 'Levels per channel.' }) },
  example: 'dither(levels: 2)',
  source: 'B. E. Bayer, An optimum method for two-level rendition of continuous-tone pictures, 1973',
  cost: 'light',
  scope: 'point',
  apply(frame, y0, y1, moment, { levels }) {
    const size = Math.max(1, Math.floor(DOT_PX * moment.px + 0.5));
    const period = 8 * size;
    const thresholds = bytesFor(moment, 'dither', String(size), period * frame.stride, ({ view }) => {
      for (let y = 0; y < period; y++) {
        for (let x = 0; x < frame.stride; x++)
          view[y * frame.stride + x] = bayer(Math.floor(x / size) & 7, Math.floor(y / size)) * 4 + 1;
      }
    });
    const steps = Math.min(64, Math.max(2, Math.floor(levels))) - 1;
    for (const plane of [frame.r, frame.g, frame.b])
      moment.kernels.ditherRows(plane, y0, y1, thresholds.ptr, period, steps);
  },
});
