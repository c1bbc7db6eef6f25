// Darkens the corners as a lens does, drawing attention to the middle.

import { applyFinishPart } from '../../frame/shade/run-finishing-pass.ts';
import { vignettePart } from '../../frame/shade/vignette-part.ts';
import { defineShader } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

const finish = vignettePart(false);

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
  alpha: 'kept',
  scope: 'point',
  apply: applyFinishPart(finish),
  finish,
});
