// A round window.

import { defineMask } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';
import { atParam, from } from '../distances/common.ts';
import { featherParam, soft } from './common.ts';

export default defineMask({
  name: 'disc',
  category: 'shapes',
  summary: 'A round window.',
  params: {
    r: p.number({ default: 0.6, min: 0, max: 100, unit: 'frame', rate: 'cell', doc: 'Radius.' }),
    feather: featherParam(0.05),
    at: atParam,
  },
  example: 'plasma() * disc(0.7, 0.3)',
  build(s, { r, feather, at }) {
    const { x, y } = from(s, at);
    return soft(s, s.sub(s.hypot(x, y), r), feather);
  },
});
