// The bulging glass of a tube: the picture bends toward the edges, the corners are round and black, and the glass darkens a
// little where it turns away. At strength 0 there is no glass.

import { dimTableFor } from '../../shade/crt-edge.ts';
import { copyFrame } from '../../shade/copy-frame.ts';
import { remap, remapTableFor } from '../../shade/remap.ts';
import { defineShader } from '../define.ts';
import { p } from '../params.ts';

export const crt = defineShader({
  name: 'crt',
  category: 'geometry',
  summary: 'Bends the frame like the glass of a tube, with black corners.',
  params: {
    strength: p.number({ default: 0.05, min: 0, max: 1, unit: 'ratio', doc: 'How far the middle of an edge bulges, as a share of its distance from the middle; 0 changes nothing.' }),
  },
  example: 'crt(strength: 0.12)',
  cost: 'medium',
  scope: 'frame',
  apply(src, dst, moment, args) {
    const strength = Math.min(1, Math.max(0, args.strength));
    if (strength === 0) return copyFrame(dst, src, moment);
    const { width, height, stride, kernels } = moment;
    const table = remapTableFor(moment, 'crt', String(strength), false, (x, y, out) => {
      const u = (x / width) * 2 - 1;
      const v = (y / height) * 2 - 1;
      // Each axis bends with the square of the other one: lines at the edge bow outward, the middle of the edges stays.
      const bu = u * (1 + strength * v * v);
      const bv = v * (1 + strength * u * u);
      out.x = ((bu + 1) / 2) * width;
      out.y = ((bv + 1) / 2) * height;
      return true;
    });
    remap(src, dst, moment, table);
    const dim = dimTableFor(moment, strength);
    kernels.dimPlanes(dst.r.ptr, dst.g.ptr, dst.b.ptr, dim.ptr, 32767, stride * height);
  },
});
