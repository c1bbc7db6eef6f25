// The edge of a shape as a line.

import { defineField } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

export default defineField({
  name: 'outline',
  category: 'shapes',
  summary: 'The edge of a shape as a soft line.',
  params: {
    d: p.distance({ required: true, doc: 'The shape.' }),
    width: p.number({
      default: 0.05,
      min: 0,
      max: 10,
      unit: 'frame',
      rate: 'cell',
      doc: 'Width of the line at half its brightness.',
    }),
  },
  example: 'outline(heart(0.8), 0.12)',
  build(s, { d, width }) {
    return s.sub(1, s.smoothstep(s.mul(width, 0.25), s.mul(width, 0.75), s.abs(d)));
  },
});
