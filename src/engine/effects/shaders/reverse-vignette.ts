// The middle falls off instead of the corners: frames the edge, for text or for an eye that wanders outward.

import { bandOf } from '../../shade/band.ts';
import { falloffFor } from '../../shade/falloff.ts';
import { defineShader } from '../define.ts';
import { p } from '../params.ts';

export const reverseVignette = defineShader({
  name: 'reverseVignette',
  category: 'tone',
  summary: 'Darkens the middle of the frame and leaves its corners.',
  params: {
    strength: p.number({ default: 0.5, min: 0, max: 1, unit: 'ratio', doc: 'How dark the middle gets; 0 changes nothing, 1 makes it black.' }),
  },
  example: 'reverseVignette(strength: 0.6)',
  cost: 'light',
  scope: 'point',
  apply(frame, y0, y1, moment, { strength }) {
    const s = Math.floor(Math.min(1, Math.max(0, strength)) * 32767 + 0.5);
    if (s === 0) return;
    const { r, g, b, bytes } = bandOf(frame, y0, y1);
    moment.kernels.dimPlanes(r, g, b, falloffFor(moment, true).ptr + y0 * frame.stride, s, bytes);
  },
});
