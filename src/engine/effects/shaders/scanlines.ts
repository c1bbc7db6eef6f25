// CRT scan lines. The profile is integrated over each pixel row, so that a small draft has the same mean, and no moiré where lines are
// finer than its rows.

import { sin } from '../../kernels/scalar/math.ts';
import { bytesFor, toByte } from '../../frame/shade/tables.ts';
import { defineShader } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

/** Integral of the darkness 0.5 − 0.5·cos(2πy/period) up to y, in periods: phase / 2 − sin(2π phase) / 4π. */
const darkUpTo = (phase: number): number => phase / 2 - sin((phase - Math.floor(phase)) * 2 * Math.PI) / (4 * Math.PI);

export const scanlines = defineShader({
  name: 'scanlines',
  category: 'lines',
  summary: 'Draws the dark scan lines of a CRT across the frame.',
  params: {
    intensity: p.number({
      default: 0.08,
      min: 0,
      max: 1,
      unit: 'ratio',
      doc: 'How dark the gaps are; 0 changes nothing.',
    }),
    spacing: p.number({ default: 3, min: 1, max: 200, unit: 'px', doc: 'Distance between lines.' }),
  },
  example: 'scanlines(intensity: 0.5, spacing: 6)',
  cost: 'light',
  scope: 'point',
  apply(frame, y0, y1, moment, { intensity, spacing }) {
    if (intensity === 0) return;
    const period = Math.max(1, spacing * moment.px);
    const gains = bytesFor(moment, 'scanlines', `${intensity} ${period}`, frame.height, (buffer) => {
      for (let y = 0; y < frame.height; y++) {
        const dark = (darkUpTo((y + 1) / period) - darkUpTo(y / period)) * period;
        buffer.view[y] = toByte(255 * (1 - intensity * dark));
      }
    });
    moment.kernels.gainRows(frame, y0, y1, gains.ptr);
  },
});
