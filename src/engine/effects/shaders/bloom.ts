// Bloom. All but the last step runs at a quarter of the size: levels above the threshold are downsampled and blurred (the wide glow at a
// sixteenth), then upscaled and added. Strength is applied to the downsampled planes.

import { applyBands } from '../../frame/shade/apply-bands.ts';
import { applyFinishPart } from '../../frame/shade/run-finishing-pass.ts';
import { blurSmall, quarterOf } from '../../frame/shade/small-picture.ts';
import type { Plane } from '../../kernels/frame.ts';
import { defineShader, type FinishPart, type ShaderBands, type ShaderMoment } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

/** Compensates for glyphs covering only part of their cell, which makes downsampled levels dim. */
const LIFT = 1.15;
/** Wide glow relative to the tight one, in 256ths. */
const WIDE = 150;
const CHANNELS = ['r', 'g', 'b'] as const;

const params = {
  threshold: p.number({
    default: 130,
    min: 0,
    max: 254,
    unit: 'levels',
    doc: 'Channel level above which pixels glow.',
  }),
  strength: p.number({
    default: 0.5,
    min: 0,
    max: 4,
    unit: 'ratio',
    doc: 'Brightness of the glow; 0 changes nothing.',
  }),
  radius: p.number({
    default: 1,
    min: 0.1,
    max: 8,
    unit: 'ratio',
    doc: 'Radius of the glow: 1 is about a twentieth of the shorter side.',
  }),
};
type Args = { threshold: number; strength: number; radius: number };

const levelOf = ({ threshold }: Args): number => Math.min(254, Math.max(0, Math.floor(threshold + 0.5)));
const gainOf = (args: Args): number =>
  Math.floor((Math.min(4, Math.max(0, args.strength)) * LIFT * 256 * 255) / (255 - levelOf(args)) + 0.5);

interface Glow {
  tight: Record<'r' | 'g' | 'b', Plane>;
  wide: Plane;
}
const glowOf = (moment: ShaderMoment): Glow =>
  moment.cached(moment.slot === 1 ? 'bloom glow 1' : 'bloom glow 0', () => {
    const tight = (c: string) => quarterOf(moment, `bloom ${moment.slot ?? 0} ${c}`, moment);
    const r = tight('r');
    return { tight: { r, g: tight('g'), b: tight('b') }, wide: quarterOf(moment, 'bloom wide', r) };
  });

const finish: FinishPart<typeof params> = {
  step: 'glow',
  add(to, _y0, moment, args) {
    if (gainOf(args) === 0) return;
    const { r, g, b } = glowOf(moment).tight;
    to.glowR = r.ptr;
    to.glowG = g.ptr;
    to.glowB = b.ptr;
    to.glowStride = r.stride;
    to.glowWidth = r.width;
    to.glowHeight = r.height;
  },
};

const bands: ShaderBands<typeof params> = {
  gather(frame, y0, y1, moment, args) {
    const gain = gainOf(args);
    if (gain === 0) return;
    const { tight } = glowOf(moment);
    for (const c of CHANNELS)
      moment.kernels.brightDown4(tight[c], frame[c], y0, y1, levelOf(args), Math.min(gain, 200000));
  },
  prepare(moment, args) {
    if (gainOf(args) === 0) return;
    const { kernels } = moment;
    const { tight: all, wide } = glowOf(moment);
    const radius = 2.5 * args.radius * moment.px;
    for (const c of CHANNELS) {
      const tight = all[c];
      blurSmall(moment, tight, radius, 1);
      kernels.downsample(wide, tight, 0, tight.height, 4);
      blurSmall(moment, wide, radius, 2);
      kernels.fadePlane(wide.ptr, wide.ptr, WIDE, wide.stride * wide.height);
      kernels.upsampleAddRows(tight, 0, tight.height, wide);
    }
  },
  composite: applyFinishPart(finish),
  finish,
};

export const bloom = defineShader({
  name: 'bloom',
  category: 'glow',
  summary: 'Makes bright areas glow into their surroundings.',
  params,
  example: 'bloom(threshold: 90, strength: 0.9)',
  cost: 'medium',
  scope: 'frame',
  apply: applyBands(bands),
  bands,
});
