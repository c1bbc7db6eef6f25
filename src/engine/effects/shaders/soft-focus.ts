// A soft-focus lens: adds a wide blur under the sharp frame.

import { applyBands } from '../../frame/shade/apply-bands.ts';
import { bandOf } from '../../frame/shade/band.ts';
import { blurSmall, quarterOf } from '../../frame/shade/small-picture.ts';
import type { Plane } from '../../kernels/frame.ts';
import { defineShader, type ShaderBands, type ShaderMoment } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

const CHANNELS = ['r', 'g', 'b'] as const;

const params = {
  strength: p.number({
    default: 0.3,
    min: 0,
    max: 1,
    unit: 'ratio',
    doc: 'Share of the light that is spread; 0 changes nothing.',
  }),
};

const shareOf = ({ strength }: { strength: number }): number =>
  Math.floor(Math.min(1, Math.max(0, strength)) * 256 + 0.5);
const softOf = (moment: ShaderMoment): Record<'r' | 'g' | 'b', Plane> =>
  moment.cached(moment.slot === 1 ? 'soft pictures 1' : 'soft pictures 0', () => {
    const soft = (c: string) => quarterOf(moment, `soft ${moment.slot ?? 0} ${c}`, moment);
    return { r: soft('r'), g: soft('g'), b: soft('b') };
  });

const bands: ShaderBands<typeof params> = {
  gather(frame, y0, y1, moment, args) {
    if (shareOf(args) === 0) return;
    const soft = softOf(moment);
    for (const c of CHANNELS) moment.kernels.downsample(soft[c], frame[c], y0, y1, 4);
  },
  prepare(moment, args) {
    const share = shareOf(args);
    if (share === 0) return;
    for (const picture of Object.values(softOf(moment))) {
      blurSmall(moment, picture, 2.5 * moment.px, 2);
      moment.kernels.fadePlane(picture.ptr, picture.ptr, share, picture.stride * picture.height);
    }
  },
  composite(frame, y0, y1, moment, args) {
    const share = shareOf(args);
    if (share === 0) return;
    const soft = softOf(moment);
    const band = bandOf(frame, y0, y1);
    for (const c of CHANNELS) {
      // The sharp frame is reduced by less than the blur adds, because glyphs are thin and their blur is dim.
      moment.kernels.fadePlane(band[c], band[c], 256 - (share >> 1), band.bytes);
      moment.kernels.upsampleAddRows(frame[c], y0, y1, soft[c]);
    }
  },
};

export const softFocus = defineShader({
  name: 'softFocus',
  category: 'glow',
  summary: 'Softens the frame like a portrait lens, keeping outlines.',
  params,
  example: 'softFocus(strength: 0.9)',
  cost: 'medium',
  scope: 'frame',
  apply: applyBands(bands),
  bands,
});
