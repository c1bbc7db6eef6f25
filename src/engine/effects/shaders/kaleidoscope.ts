// A kaleidoscope: folds the angle into one wedge and keeps the distance. The result is symmetric, always vertically and for an even
// number of wedges also horizontally, so only a half or a quarter of it is sampled.

import { atan2, cos, sin } from '../../kernels/scalar/math.ts';
import { mirrorCorner, remapCorner, remapTableFor } from '../../frame/shade/remap.ts';
import { defineShader } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

export const kaleidoscope = defineShader({
  name: 'kaleidoscope',
  category: 'geometry',
  summary: 'Mirrors one wedge of the frame all around its middle.',
  doc: 'Do not use it over text: it is mirrored too.',
  params: { folds: p.integer({ default: 6, min: 1, max: 64, unit: 'steps', doc: 'Number of wedges.' }) },
  example: 'kaleidoscope(folds: 8)',
  cost: 'medium',
  scope: 'frame',
  apply(src, dst, moment, args) {
    const folds = Math.min(64, Math.max(1, Math.floor(args.folds)));
    const { width, height } = moment;
    const cx = width / 2;
    const cy = height / 2;
    const isQuarter = folds % 2 === 0;
    const wedge = (2 * Math.PI) / folds;
    const table = remapTableFor(
      moment,
      'kaleidoscope',
      String(folds),
      true,
      (x, y, out) => {
        const dx = x - cx;
        const dy = y - cy;
        const turned = atan2(dy, dx) + wedge / 2;
        const folded = Math.abs(turned - Math.floor(turned / wedge) * wedge - wedge / 2);
        const reach = Math.sqrt(dx * dx + dy * dy);
        out.x = reflected(cx + cos(folded) * reach, width);
        out.y = reflected(cy + sin(folded) * reach, height);
        return true;
      },
      mirrorCorner(moment, isQuarter),
    );
    remapCorner(src, dst, moment, table, isQuarter);
  },
});

/** Mirrors coordinates beyond an edge. */
function reflected(at: number, length: number): number {
  const period = 2 * length;
  const k = at - Math.floor(at / period) * period;
  return k > length ? period - k : k;
}
