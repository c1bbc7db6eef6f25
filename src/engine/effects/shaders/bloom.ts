// Light that spills over from what is bright. Everything but the last step runs at a quarter of the size: what lies above
// the threshold is averaged down and blurred, the wide part of the glow at a sixteenth, and both are added back enlarged.
// Strength is applied where the pictures are small, so that the full frame is only added to.

import { copyFrame } from '../../shade/copy-frame.ts';
import { addEnlarged, blurSmall, quarterOf } from '../../shade/small-picture.ts';
import { defineShader } from '../define.ts';
import { p } from '../params.ts';

/** Glyphs cover a part of their cell, so the mean of what they have above the threshold is dim. */
const LIFT = 1.15;
/** Share of the tight glow that the wide one has. */
const WIDE = 150;

export const bloom = defineShader({
  name: 'bloom',
  category: 'glow',
  summary: 'Lets bright places glow into their surroundings.',
  params: {
    threshold: p.number({ default: 130, min: 0, max: 254, unit: 'levels', doc: 'Level of a channel from which it glows.' }),
    strength: p.number({ default: 0.5, min: 0, max: 4, unit: 'ratio', doc: 'How bright the glow is; 0 changes nothing.' }),
    radius: p.number({ default: 1, min: 0.1, max: 8, unit: 'ratio', doc: 'How far it reaches: 1 is about a twentieth of the shorter side.' }),
  },
  example: 'bloom(threshold: 90, strength: 0.9)',
  cost: 'medium',
  scope: 'frame',
  apply(src, dst, moment, { threshold, strength, radius }) {
    const { kernels, width, height, stride, px } = moment;
    const level = Math.min(254, Math.max(0, Math.floor(threshold + 0.5)));
    const gain = Math.floor((Math.min(4, Math.max(0, strength)) * LIFT * 256 * 255) / (255 - level) + 0.5);
    if (gain === 0) return copyFrame(dst, src, moment);
    const tight = quarterOf(moment, 'bloom tight', moment);
    const wide = quarterOf(moment, 'bloom wide', tight);
    for (const c of ['r', 'g', 'b'] as const) {
      kernels.brightDown4(tight.ptr, tight.stride, tight.width, tight.height, src[c].ptr, stride, width, height, level, Math.min(gain, 200000));
      blurSmall(moment, tight, 2.5 * radius * px, 1);
      kernels.downsample(wide.ptr, wide.stride, wide.width, wide.height, tight.ptr, tight.stride, tight.width, tight.height, 4);
      blurSmall(moment, wide, 2.5 * radius * px, 2);
      kernels.fadePlane(wide.ptr, wide.ptr, WIDE, wide.stride * wide.height);
      addEnlarged(moment, tight.ptr, tight.ptr, tight, wide);
      addEnlarged(moment, dst[c].ptr, src[c].ptr, { width, height, stride }, tight);
    }
  },
});
