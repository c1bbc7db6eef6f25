// Radial chromatic aberration: red is enlarged, blue shrunk, so that they separate towards the edges.

import { ZoomTable } from '../../frame/shade/zoom-tables.ts';
import { defineShader } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

export const radialSplit = defineShader({
  name: 'radialSplit',
  category: 'channel',
  summary: 'Pulls red outward and blue inward, more toward the edge.',
  params: {
    strength: p.number({
      default: 5,
      min: -100,
      max: 100,
      unit: 'px',
      doc: 'Shift at the middle of the longer edges; 0 changes nothing.',
    }),
  },
  example: 'radialSplit(strength: 16)',
  cost: 'light',
  scope: 'frame',
  apply(src, dst, moment, { strength }) {
    const { width, height, stride, kernels, memory } = moment;
    kernels.copyU8(dst.g.ptr, src.g.ptr, stride * height);
    const share = (strength * moment.px) / (Math.min(width, height) / 2);
    for (const [c, factor] of [
      ['r', 1 + share],
      ['b', 1 - share],
    ] as const) {
      const table = moment
        .cached(`radialSplit ${c}`, () => new ZoomTable(memory, width, height, stride, true))
        .set(Math.max(0.6, factor));
      table.apply(kernels, dst[c], src[c]);
    }
  },
});
