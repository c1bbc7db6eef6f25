// Neon outlines: edges of the blurred luma (blurred, because glyphs themselves are all edges), tight and wide, in one colour over the
// dimmed frame.

import { hsv } from '../../kernels/scalar/color.ts';
import { blurSmall, quarterOf } from '../../frame/shade/small-picture.ts';
import { scratch, toByte } from '../../frame/shade/tables.ts';
import { defineShader } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

/** Brightness of the frame under the outlines, in 256ths. */
const DIMMED = 150;

export const edgeGlow = defineShader({
  name: 'edgeGlow',
  category: 'glow',
  summary: 'Draws the outlines of shapes as glowing neon.',
  params: { hue: p.hue({ default: 0.5, min: -1000, max: 1000, doc: 'Hue of the glow in turns.' }) },
  example: 'edgeGlow(hue: 0.85)',
  cost: 'medium',
  alpha: 'added',
  scope: 'frame',
  apply(src, dst, moment, { hue }) {
    const { kernels, width, height, stride, px } = moment;
    const n = stride * height;
    const luma = { ptr: scratch(moment, 'edge luma', n).ptr, width, height, stride };
    kernels.maxPlane(luma.ptr, src.r.ptr, src.g.ptr, n);
    kernels.maxPlane(luma.ptr, luma.ptr, src.b.ptr, n);
    const small = quarterOf(moment, 'edge small', moment);
    const edges = quarterOf(moment, 'edges', moment);
    const tube = quarterOf(moment, 'edge tube', moment);
    const size = small.stride * small.height;
    kernels.downsample(small, luma, 0, height, 4);
    blurSmall(moment, small, 3 * px, 2);
    kernels.edgePlane(edges, small);
    // Edges of a blurred frame are weak: stretch them so that clear outlines reach full brightness and flat areas stay dark.
    // At a smaller size the same edge spans fewer pixels, so it is steeper.
    kernels.linearPlane(edges.ptr, edges.ptr, Math.floor(256 * 10 * px + 0.5), -256 * 36, size);
    kernels.copyU8(tube.ptr, edges.ptr, size);
    blurSmall(moment, edges, 5 * px, 2);
    kernels.addPlane(tube.ptr, tube.ptr, edges.ptr, size);
    const color = hsv(hue, 0.8, 1);
    for (const [i, c] of (['r', 'g', 'b'] as const).entries()) {
      kernels.fadePlane(dst[c].ptr, src[c].ptr, DIMMED, n);
      kernels.linearPlane(small.ptr, tube.ptr, toByte(color[i] * 220), 0, size);
      kernels.upsampleAddRows(dst[c], 0, height, small);
    }
  },
});
