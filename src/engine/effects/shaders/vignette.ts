// Corners that fall off as through a lens: the eye goes to the middle. The falloff is kept per size; strength is not in it,
// so a strength that follows the music costs nothing more.

import { bandOf } from '../../shade/band.ts';
import { falloffFor } from '../../shade/falloff.ts';
import { defineShader } from '../define.ts';
import { p } from '../params.ts';

export const vignette = defineShader({
  name: 'vignette',
  category: 'tone',
  summary: 'Darkens the frame softly toward its corners.',
  params: {
    strength: p.number({ default: 0.22, min: 0, max: 1, unit: 'ratio', doc: 'How dark the corners get; 0 changes nothing, 1 makes them black.' }),
  },
  example: 'vignette(strength: 0.6)',
  cost: 'light',
  scope: 'point',
  apply(frame, y0, y1, moment, { strength }) {
    const s = Math.floor(Math.min(1, Math.max(0, strength)) * 32767 + 0.5);
    if (s === 0) return;
    const { r, g, b, bytes } = bandOf(frame, y0, y1);
    moment.kernels.dimPlanes(r, g, b, falloffFor(moment, false).ptr + y0 * frame.stride, s, bytes);
  },
});
