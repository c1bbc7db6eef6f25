// Maps brightness to a colour gradient, smooth in OKLab: false colour.

import { applyRamp } from '../../frame/shade/ramp.ts';
import { defineShader } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

export const colorRamp = defineShader({
  name: 'colorRamp',
  category: 'colour',
  summary: 'Maps brightness to a colour gradient.',
  params: {
    colors: p.colors({ default: '[#080014, #5a1fa8, #ff5a6e, #ffe9a8]', doc: 'Colours from dark to bright.' }),
  },
  example: 'colorRamp([#001028, #0077b6, #90e0ef, #ffffff])',
  cost: 'medium',
  scope: 'point',
  apply: (frame, y0, y1, moment, { colors }) => applyRamp(frame, y0, y1, moment, colors),
});
