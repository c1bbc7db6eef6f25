// TV snow: random pixels are replaced by random ones, new in each frame. Both the selection and the values come from one tile of random
// bytes at different random offsets.

import { hashInts } from '../../kernels/scalar/math.ts';
import { NOISE_MARGIN, staticTileFor } from '../../frame/shade/noise-tile.ts';
import { defineShader } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

const GRAIN_PX = 2;

export const staticNoise = defineShader({
  name: 'static',
  category: 'noise',
  summary: 'Adds the snow of an untuned TV channel.',
  params: {
    density: p.number({
      default: 0.05,
      min: 0,
      max: 1,
      unit: 'ratio',
      doc: 'Share of the pixels that are replaced; 0 changes nothing.',
    }),
    color: p.boolean({ default: true, doc: 'Coloured snow; off gives grey.' }),
  },
  example: 'static(density: 0.3, color: off)',
  seeded: true,
  cost: 'medium',
  scope: 'point',
  apply(frame, y0, y1, moment, { density, color }) {
    const chosen = Math.min(255, Math.ceil(Math.min(1, Math.max(0, density)) * 255));
    if (chosen === 0) return;
    const tile = staticTileFor(moment, Math.max(1, Math.floor(GRAIN_PX * moment.px + 0.5)));
    const place = (salt: number): number => {
      const h = hashInts(moment.seed, moment.outputFrame, 0x57a, salt);
      return tile.buffer.ptr + (((h >>> 16) % NOISE_MARGIN) + y0) * tile.stride + (h % NOISE_MARGIN);
    };
    const which = place(0);
    for (const [i, plane] of [frame.r, frame.g, frame.b].entries()) {
      const noise = { chosen: which, value: place(color ? i + 1 : 1), stride: tile.stride };
      moment.kernels.staticRows(plane, y0, y1, noise, chosen);
    }
  },
});
