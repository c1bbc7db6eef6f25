// The Sabattier effect: overexposed levels become dark again.

import { applyCurve } from '../../frame/shade/apply-curve.ts';
import { defineShader } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

export const solarize = defineShader({
  name: 'solarize',
  category: 'colour',
  summary: 'Inverts levels above a threshold, like overexposed film.',
  params: {
    level: p.number({
      default: 128,
      min: 0,
      max: 255,
      unit: 'levels',
      doc: 'Level of a channel above which it falls again, to black at 255; 255 changes nothing.',
    }),
  },
  example: 'solarize(level: 170)',
  source: 'https://en.wikipedia.org/wiki/Solarization_(photography)',
  cost: 'light',
  scope: 'point',
  apply(frame, y0, y1, moment, { level }) {
    applyCurve(frame, y0, y1, moment, 'solarize', level, (v) => (v <= level ? v : (level * (255 - v)) / (255 - level)));
  },
});
