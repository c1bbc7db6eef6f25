// A soft lens: a part of the light is spread wide, the sharp picture stays under it.

import { copyFrame } from '../../shade/copy-frame.ts';
import { addEnlarged, blurSmall, quarterOf } from '../../shade/small-picture.ts';
import { defineShader } from '../define.ts';
import { p } from '../params.ts';

export const softFocus = defineShader({
  name: 'softFocus',
  category: 'glow',
  summary: 'Softens the frame as a portrait lens does, outlines kept.',
  params: {
    strength: p.number({ default: 0.3, min: 0, max: 1, unit: 'ratio', doc: 'Share of the light that is spread; 0 changes nothing.' }),
  },
  example: 'softFocus(strength: 0.9)',
  cost: 'medium',
  scope: 'frame',
  apply(src, dst, moment, { strength }) {
    const share = Math.floor(Math.min(1, Math.max(0, strength)) * 256 + 0.5);
    if (share === 0) return copyFrame(dst, src, moment);
    const { kernels, width, height, stride } = moment;
    const soft = quarterOf(moment, 'soft', moment);
    for (const c of ['r', 'g', 'b'] as const) {
      kernels.downsample(soft.ptr, soft.stride, soft.width, soft.height, src[c].ptr, stride, width, height, 4);
      blurSmall(moment, soft, 2.5 * moment.px, 2);
      kernels.fadePlane(soft.ptr, soft.ptr, share, soft.stride * soft.height);
      // Less is taken from the sharp picture than is given to the soft one: glyphs are thin, their blur is dim.
      kernels.fadePlane(dst[c].ptr, src[c].ptr, 256 - (share >> 1), stride * height);
      addEnlarged(moment, dst[c].ptr, dst[c].ptr, { width, height, stride }, soft);
    }
  },
});
