// Darkens the middle instead of the corners: a frame for text, or attention on the edges.

import { applyFinishPart } from '../../frame/shade/run-finishing-pass.ts';
import { vignettePart } from '../../frame/shade/vignette-part.ts';
import { defineShader } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

const finish = vignettePart(true);

export const reverseVignette = defineShader({
  name: 'reverseVignette',
  category: 'tone',
  summary: 'Darkens the middle of the frame and leaves its corners.',
  params: {
    strength: p.number({
      default: 0.5,
      min: 0,
      max: 1,
      unit: 'ratio',
      doc: 'How dark the middle gets; 0 changes nothing, 1 makes it black.',
    }),
  },
  example: 'reverseVignette(strength: 0.6)',
  cost: 'light',
  alpha: 'kept',
  scope: 'point',
  apply: applyFinishPart(finish),
  finish,
});
