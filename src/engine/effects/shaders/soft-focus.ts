// A soft lens: a part of the light is spread wide, the sharp picture stays under it.

import { copyFrame } from '../../shade/copy-frame.ts';
import { scratch } from '../../shade/tables.ts';
import { defineShader } from '../define.ts';
import { p } from '../params.ts';

export const softFocus = defineShader({
  name: 'softFocus',
  category: 'glow',
  summary: 'Softens the frame as a portrait lens does, outlines kept.',
  params: {
    strength: p.number({ default: 0.3, min: 0, max: 1, unit: 'ratio', doc: 'Share of the light that is spread; 0 changes nothing.' }),
  },
  example: 'softFocus(strength: 0.8)',
  cost: 'medium',
  scope: 'frame',
  apply(src, dst, moment, { strength }) {
    const share = Math.floor(Math.min(1, Math.max(0, strength)) * 256 + 0.5);
    if (share === 0) return copyFrame(dst, src, moment);
    const { kernels, width, height, stride } = moment;
    const dw = Math.ceil(width / 4);
    const dh = Math.ceil(height / 4);
    const dStride = (dw + 15) & ~15;
    const soft = scratch(moment, 'soft', dStride * dh).ptr;
    const tmp = scratch(moment, 'soft tmp', dStride * dh).ptr;
    const radius = Math.max(1, Math.floor(2 * moment.px + 0.5));
    for (const c of ['r', 'g', 'b'] as const) {
      kernels.downsample(soft, dStride, dw, dh, src[c].ptr, stride, width, height, 4);
      kernels.boxBlur(soft, soft, tmp, dStride, dw, dh, radius);
      kernels.boxBlur(soft, soft, tmp, dStride, dw, dh, radius);
      // Less is taken from the sharp picture than is given to the soft one: glyphs are thin, their blur is dim.
      kernels.fadePlane(dst[c].ptr, src[c].ptr, 256 - (share >> 1), stride * height);
      kernels.upsampleAdd(dst[c].ptr, stride, width, height, soft, dStride, dw, dh, 4, share);
    }
  },
});
