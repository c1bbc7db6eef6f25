// A window in the shape of a ring.

import { defineMask } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';
import { atParam, from } from '../distances/common.ts';
import { featherParam, soft } from './common.ts';

export default defineMask({
  name: 'annulus',
  category: 'shapes',
  summary: 'A window in the shape of a ring.',
  params: {
    inner: p.number({ default: 0.4, min: 0, max: 100, unit: 'frame', rate: 'cell', doc: 'Inner radius.' }),
    outer: p.number({ default: 0.8, min: 0, max: 100, unit: 'frame', rate: 'cell', doc: 'Outer radius.' }),
    feather: featherParam(0.05),
    at: atParam,
  },
  example: 'domainWarp() * annulus(0.35, 0.85, 0.1)',
  build(s, { inner, outer, feather, at }) {
    const { x, y } = from(s, at);
    const distance = s.hypot(x, y);
    return soft(s, s.max(s.sub(distance, outer), s.sub(inner, distance)), feather);
  },
});
