// Zoom blur: the mean of the frame at many scales. Each pass averages the frame with an enlarged copy, by half the previous factor, so
// four passes give sixteen scales.

import { WIDEST_STEP, ZoomTable } from '../../frame/shade/zoom-tables.ts';
import { copyFrame } from '../../frame/shade/copy-frame.ts';
import { scratch } from '../../frame/shade/tables.ts';
import { defineShader } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

const PASSES = 4;

export const radialBlur = defineShader({
  name: 'radialBlur',
  category: 'glow',
  summary: 'Smears the frame outwards from its centre, like a zoom blur.',
  params: {
    strength: p.number({
      default: 0.03,
      min: 0,
      max: 0.5,
      unit: 'ratio',
      doc: 'How far the edge is smeared, as a share of its distance from the middle; 0 changes nothing.',
    }),
  },
  example: 'radialBlur(strength: 0.15)',
  cost: 'heavy',
  scope: 'frame',
  apply(src, dst, moment, { strength }) {
    copyFrame(dst, src, moment);
    const reach = Math.min(0.5, strength);
    if (!(reach > 0)) return;
    const { kernels, width, height, stride } = moment;
    const kept = scratch(moment, 'radialBlur row', stride).ptr;
    for (let pass = 0; pass < PASSES; pass++) {
      const factor = 1 + reach / 2 ** pass / 2;
      const tables = moment
        .cached(`radialBlur ${pass}`, () => new ZoomTable(moment.memory, width, height, stride))
        .set(Math.min(WIDEST_STEP, factor));
      for (const plane of [dst.r, dst.g, dst.b]) tables.average(kernels, plane, kept);
    }
  },
});
