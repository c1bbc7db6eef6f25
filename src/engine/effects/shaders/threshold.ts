// Black and white by luma, nothing in between.

import { bandOf } from '../../frame/shade/band.ts';
import { scratch } from '../../frame/shade/tables.ts';
import { defineShader } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

export const threshold = defineShader({
  name: 'threshold',
  category: 'colour',
  summary: 'Turns pixels above a level white and the rest black.',
  params: {
    level: p.number({ default: 128, min: 0, max: 255, unit: 'levels', doc: 'Minimum luma of a white pixel.' }),
  },
  example: 'threshold(level: 70)',
  cost: 'light',
  scope: 'point',
  apply(frame, y0, y1, moment, { level }) {
    const { r, g, b, bytes } = bandOf(frame, y0, y1);
    const luma = scratch(moment, 'threshold', frame.stride * frame.height).ptr;
    moment.kernels.lumaPlane(luma, r, g, b, bytes);
    for (const plane of [r, g, b])
      moment.kernels.stepPlane(plane, luma, Math.min(255, Math.max(0, Math.ceil(level))), bytes);
  },
});
