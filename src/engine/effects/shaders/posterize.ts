// A few evenly spaced levels per channel; black and white are kept.

import { applyCurve } from '../../frame/shade/apply-curve.ts';
import { bytesFor } from '../../frame/shade/tables.ts';
import { defineShader } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

export const posterize = defineShader({
  name: 'posterize',
  category: 'colour',
  summary: 'Reduces each channel to a few flat levels.',
  params: {
    levels: p.integer({ default: 4, min: 2, max: 256, unit: 'steps', doc: 'Levels per channel; 256 changes nothing.' }),
  },
  example: 'posterize(levels: 3)',
  cost: 'light',
  scope: 'point',
  apply(frame, y0, y1, moment, { levels }) {
    const steps = Math.min(256, Math.max(2, Math.floor(levels))) - 1;
    if (steps > 63) {
      applyCurve(frame, y0, y1, moment, 'posterize', steps, (v) => (Math.floor((v * steps) / 255 + 0.5) * 255) / steps);
      return;
    }
    // Rounding to the nearest level is dithering with the middle threshold everywhere.
    const middle = bytesFor(moment, 'posterize', '', frame.stride, ({ view }) => view.fill(127)).ptr;
    for (const plane of [frame.r, frame.g, frame.b]) moment.kernels.ditherRows(plane, y0, y1, middle, 1, steps);
  },
});
