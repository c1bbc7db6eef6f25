// Slants the picture.

import { defineTransform } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

export default defineTransform({
  name: 'skew',
  category: 'place',
  summary: 'Slants the picture.',
  params: {
    kx: p.number({ default: 0.3, min: -100, max: 100, unit: 'ratio', doc: 'Shift to the right per unit down.' }),
    ky: p.number({ default: 0, min: -100, max: 100, unit: 'ratio', doc: 'Shift down per unit to the right.' }),
  },
  example: 'checker(6) | skew(0.5)',
  map(s, { kx, ky }) {
    const determinant = s.sub(1, s.mul(kx, ky));
    return { x: s.div(s.sub(s.x, s.mul(s.y, kx)), determinant), y: s.div(s.sub(s.y, s.mul(s.x, ky)), determinant) };
  },
});
