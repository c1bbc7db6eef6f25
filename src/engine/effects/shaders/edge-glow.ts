// Neon tubes along every outline: the slope of the luma, tight and blurred, in one colour over the dimmed frame.

import { hsv } from '../../kernels/scalar/color.ts';
import { scratch, toByte } from '../../shade/tables.ts';
import { defineShader } from '../define.ts';
import { p } from '../params.ts';

const DIMMED = 120;

export const edgeGlow = defineShader({
  name: 'edgeGlow',
  category: 'glow',
  summary: 'Draws all outlines as glowing neon.',
  params: {
    hue: p.hue({ default: 0.5, min: -1000, max: 1000, doc: 'Hue of the glow in turns.' }),
  },
  example: 'edgeGlow(hue: 0.85)',
  cost: 'medium',
  scope: 'frame',
  apply(src, dst, moment, { hue }) {
    const { kernels, width, height, stride } = moment;
    const n = stride * height;
    const luma = scratch(moment, 'edge luma', n).ptr;
    const edges = scratch(moment, 'edges', n).ptr;
    kernels.lumaPlane(luma, src.r.ptr, src.g.ptr, src.b.ptr, n);
    kernels.edgePlane(edges, luma, stride, width, height);
    const dw = Math.ceil(width / 4);
    const dh = Math.ceil(height / 4);
    const dStride = (dw + 15) & ~15;
    const small = scratch(moment, 'edge small', dStride * dh).ptr;
    const tmp = scratch(moment, 'edge tmp', dStride * dh).ptr;
    const tinted = scratch(moment, 'edge tinted', dStride * dh).ptr;
    const zero = moment.cached('edge zero', () => moment.memory.u8(dStride * dh)).ptr;
    kernels.downsample(small, dStride, dw, dh, edges, stride, width, height, 4);
    const radius = Math.max(1, Math.floor(3 * moment.px + 0.5));
    kernels.boxBlur(small, small, tmp, dStride, dw, dh, radius);
    kernels.boxBlur(small, small, tmp, dStride, dw, dh, radius);
    const color = hsv(hue, 0.85, 1);
    for (const [i, c] of (['r', 'g', 'b'] as const).entries()) {
      const level = toByte(color[i] * 255);
      kernels.fadePlane(dst[c].ptr, src[c].ptr, DIMMED, n);
      kernels.tintAdd(dst[c].ptr, dst[c].ptr, edges, level, n);
      kernels.tintAdd(tinted, zero, small, level, dStride * dh);
      kernels.upsampleAdd(dst[c].ptr, stride, width, height, tinted, dStride, dw, dh, 4, 256);
    }
  },
});
