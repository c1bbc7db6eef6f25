// Light that spills over from what is bright. Everything but the last step runs at a quarter of the size: what lies above
// the threshold is averaged down, blurred twice (a tight glow and a wide one) and added back enlarged.

import { copyFrame } from '../../shade/copy-frame.ts';
import { scratch } from '../../shade/tables.ts';
import { defineShader } from '../define.ts';
import { p } from '../params.ts';

export const bloom = defineShader({
  name: 'bloom',
  category: 'glow',
  summary: 'Lets bright places glow into their surroundings.',
  params: {
    threshold: p.number({ default: 130, min: 0, max: 254, unit: 'levels', doc: 'Level of a channel from which it glows.' }),
    strength: p.number({ default: 0.5, min: 0, max: 4, unit: 'ratio', doc: 'How bright the glow is; 0 changes nothing.' }),
    radius: p.number({ default: 1, min: 0.1, max: 8, unit: 'ratio', doc: 'How far it reaches: 1 is about a twentieth of the shorter side.' }),
  },
  example: 'bloom(threshold: 90, strength: 1.2)',
  cost: 'medium',
  scope: 'frame',
  apply(src, dst, moment, { threshold, strength, radius }) {
    copyFrame(dst, src, moment);
    const weight = Math.floor(Math.min(4, Math.max(0, strength)) * 128 + 0.5);
    if (weight === 0) return;
    const { kernels, width, height, stride } = moment;
    const dw = Math.ceil(width / 4);
    const dh = Math.ceil(height / 4);
    const dStride = (dw + 15) & ~15;
    const tight = scratch(moment, 'bloom tight', dStride * dh).ptr;
    const wide = scratch(moment, 'bloom wide', dStride * dh).ptr;
    const tmp = scratch(moment, 'bloom tmp', dStride * dh).ptr;
    const near = Math.max(1, Math.floor(2 * radius * moment.px + 0.5));
    const far = Math.max(2, Math.floor(7 * radius * moment.px + 0.5));
    const level = Math.min(254, Math.max(0, Math.floor(threshold + 0.5)));
    // Glyphs cover a part of their cell: their mean would be dim, so what is above the threshold counts three times.
    const gain = Math.floor((3 * 256 * 255) / (255 - level) + 0.5);
    for (const channel of ['r', 'g', 'b'] as const) {
      kernels.brightDown4(tight, dStride, dw, dh, src[channel].ptr, stride, width, height, level, Math.min(gain, 32768));
      kernels.boxBlur(tight, tight, tmp, dStride, dw, dh, near);
      kernels.boxBlur(tight, tight, tmp, dStride, dw, dh, near);
      kernels.boxBlur(wide, tight, tmp, dStride, dw, dh, far);
      kernels.boxBlur(wide, wide, tmp, dStride, dw, dh, far);
      kernels.addPlane(wide, wide, tight, dStride * dh);
      for (let left = weight; left > 0; left -= 256) {
        kernels.upsampleAdd(dst[channel].ptr, stride, width, height, wide, dStride, dw, dh, 4, Math.min(256, left));
      }
    }
  },
});
