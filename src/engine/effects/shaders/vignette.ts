// Corners that fall off as through a lens: the eye goes to the middle.

import { applyLight } from '../../frame/shade/light.ts';
import { vignetteLight } from '../../frame/shade/vignette-light.ts';
import { defineShader } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

const light = vignetteLight(false);

export const vignette = defineShader({
  name: 'vignette',
  category: 'tone',
  summary: 'Darkens the frame softly toward its corners.',
  params: {
    strength: p.number({
      default: 0.22,
      min: 0,
      max: 1,
      unit: 'ratio',
      doc: 'How dark the corners get; 0 changes nothing, 1 makes them black.',
    }),
  },
  example: 'vignette(strength: 0.6)',
  cost: 'light',
  scope: 'point',
  apply: applyLight(light),
  light,
});
