// A bright centre that fades outwards.

import { defineField } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

export default defineField({
  name: 'radial',
  category: 'plain',
  summary: 'A bright centre that fades to 0 at the radius.',
  params: {
    radius: p.number({
      default: 1,
      min: 0,
      max: 20,
      unit: 'frame',
      rate: 'cell',
      doc: 'Radius at which it reaches 0.',
    }),
    feather: p.number({
      default: 1,
      min: 0,
      max: 20,
      unit: 'frame',
      rate: 'cell',
      doc: 'Width of the fade; 0 is a hard disc.',
    }),
  },
  example: 'radial(radius: 1.1, feather: 1.1)',
  build(s, { radius, feather }) {
    return s.sub(1, s.smoothstep(s.sub(radius, feather), radius, s.dist));
  },
});
