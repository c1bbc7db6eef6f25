// Bands of rows in wrong places, as on a screen that loses its sync.

import { defineTransform } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

export default defineTransform({
  name: 'tear',
  category: 'bends',
  summary: 'Shifts random bands of the picture sideways; they change several times a second.',
  params: {
    amount: p.number({ default: 0.3, min: 0, max: 100, unit: 'frame', doc: 'Largest distance; 0 changes nothing.' }),
    bands: p.number({
      default: 24,
      min: 1,
      max: 1000,
      unit: 'none',
      doc: 'Number of bands in the height of the frame.',
    }),
    share: p.number({ default: 0.4, min: 0, max: 1, unit: 'ratio', doc: 'Share of the bands that are shifted.' }),
    rate: p.number({ default: 8, min: 0, max: 120, unit: 'per second', doc: 'Changes per second.' }),
  },
  example: 'checker(9) | tear(0.4, bands: 18)',
  seeded: true,
  map(s, { amount, bands, share, rate }) {
    const step = s.floor(s.mul(s.t, rate));
    const band = s.add(s.floor(s.mul(s.v, bands)), s.mul(step, 4099));
    const by = s.mul(s.sub(s.mul(s.random(band, 1), 2), 1), amount);
    return { x: s.sub(s.x, s.select(s.lt(s.random(band, 2), share), by, 0)), y: s.y };
  },
});
