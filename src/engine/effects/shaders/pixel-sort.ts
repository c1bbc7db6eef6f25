// Kim Asendorf's pixel sorting: sorts runs of bright pixels by luma. Because glyphs have gaps, a run continues over gaps up to a glyph
// wide.

import { copyFrame } from '../../frame/shade/copy-frame.ts';
import { scratch } from '../../frame/shade/tables.ts';
import { defineShader } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

const GAP_PX = 16;

export const pixelSort = defineShader({
  name: 'pixelSort',
  category: 'glitch',
  summary: 'Sorts runs of bright pixels by brightness into streaks.',
  params: {
    threshold: p.number({
      default: 100,
      min: 0,
      max: 255,
      unit: 'levels',
      doc: 'Minimum luma of a pixel to start or continue a run.',
    }),
    direction: p.word(['h', 'v'] as const, { default: 'h', doc: 'Along rows (`h`) or columns (`v`).' }),
  },
  example: 'pixelSort(threshold: 80, direction: v)',
  source: 'Kim Asendorf, ASDF Pixel Sort, 2010',
  cost: 'heavy',
  scope: 'frame',
  apply(src, dst, moment, { threshold, direction }) {
    copyFrame(dst, src, moment);
    const { width, height, kernels } = moment;
    const tmp = scratch(moment, 'pixelSort', ((Math.max(width, height) + 15) & ~15) * 56).ptr;
    const gap = Math.max(1, Math.floor(GAP_PX * moment.px + 0.5));
    kernels.sortRuns(dst, direction === 'h', Math.max(0, Math.floor(threshold)), gap, tmp);
  },
});
