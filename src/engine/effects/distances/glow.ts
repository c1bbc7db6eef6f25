// A filled shape with a glow that fades outside.

import { defineField } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

export default defineField({
  name: 'glow',
  category: 'shapes',
  summary: 'A glowing shape: 1 inside, fading exponentially outside.',
  params: {
    d: p.distance({ required: true, doc: 'The shape.' }),
    falloff: p.number({
      default: 0.1,
      min: 0,
      max: 10,
      unit: 'frame',
      rate: 'cell',
      doc: 'Distance at which the glow has fallen to about a third.',
    }),
  },
  example: 'glow(polygon(3 + floor(mod(t, 4)), 0.5), 0.25)',
  build(s, { d, falloff }) {
    const outside = s.max(d, 0);
    const light = s.exp(s.neg(s.div(outside, falloff)));
    // Division by a falloff of 0 gives 0, so the exponential is 1 everywhere: hide the outside then.
    return s.select(s.and(s.le(falloff, 0), s.gt(outside, 0)), 0, light);
  },
});
