// A rectangular window.

import { defineMask } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';
import { atParam, from } from '../distances/common.ts';
import { featherParam, soft } from './common.ts';

export default defineMask({
  name: 'rect',
  category: 'shapes',
  summary: 'A rectangular window.',
  params: {
    w: p.number({ default: 1.6, min: 0, max: 100, unit: 'frame', rate: 'cell', doc: 'Full width.' }),
    h: p.number({ default: 1, min: 0, max: 100, unit: 'frame', rate: 'cell', doc: 'Full height.' }),
    feather: featherParam(0.05),
    at: atParam,
  },
  example: 'interference() * rect(2.4, 1.2, 0.2)',
  build(s, { w, h, feather, at }) {
    const { x, y } = from(s, at);
    const dx = s.sub(s.abs(x), s.mul(w, 0.5));
    const dy = s.sub(s.abs(y), s.mul(h, 0.5));
    const distance = s.add(s.hypot(s.max(dx, 0), s.max(dy, 0)), s.min(s.max(dx, dy), 0));
    return soft(s, distance, feather);
  },
});
