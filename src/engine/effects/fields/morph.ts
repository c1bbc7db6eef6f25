// Morphs from one field to another, starting where the new one is bright and the old one dark, so that the new image seems to grow
// out of the old.

import { defineField } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

export default defineField({
  name: 'morph',
  category: 'joining',
  summary: 'Morphs from one field to another; the new one appears first where it is brighter.',
  params: {
    a: p.field({ required: true, doc: 'Field at k = 0.' }),
    b: p.field({ required: true, doc: 'Field at k = 1.' }),
    k: p.number({ default: 0.5, min: 0, max: 1, unit: 'ratio', rate: 'cell', doc: 'Progress, 0 to 1.' }),
  },
  example: 'morph(rings(6, 0.3, 0.12), voronoi(), 0.5 + 0.3 * sin(t))',
  build(s, { a, b, k }) {
    // 0 where b is bright and a is dark: those change first. Each point takes half of k to change.
    const order = s.unit(s.add(s.mul(s.sub(a, b), 0.5), 0.5));
    const start = s.mul(order, 0.5);
    return s.mix(a, b, s.smoothstep(start, s.add(start, 0.5), k));
  },
});
