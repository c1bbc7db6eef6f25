// A gradient of two colours, as in print.

import { applyRamp } from '../../frame/shade/ramp.ts';
import { defineShader } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

export const duotone = defineShader({
  name: 'duotone',
  category: 'colour',
  summary: 'Prints the frame in two colours.',
  params: {
    dark: p.color({ default: '#160a3c', doc: 'Colour of black.' }),
    light: p.color({ default: '#ffd27a', doc: 'Colour of white.' }),
  },
  example: 'duotone(dark: #14093a, light: #ff8fb3)',
  cost: 'medium',
  scope: 'point',
  apply: (frame, y0, y1, moment, { dark, light }) => applyRamp(frame, y0, y1, moment, [dark, light]),
});
