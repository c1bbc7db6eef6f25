// 0 to 1 between two times of the scene.

import { defineMath } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

export default defineMath({
  name: 'fade',
  category: 'time',
  summary: 'Rises from 0 to 1 between two times of the scene; with the later time first it falls.',
  loops: false,
  params: {
    from: p.time({ default: 0, min: -1e6, max: 1e6, doc: 'Time at which it is 0.' }),
    to: p.time({ default: 1, min: -1e6, max: 1e6, doc: 'Time at which it reaches 1.' }),
  },
  example: 'plasma() * fade(0s, 2s)',
  build(s, { from, to }) {
    const length = s.sub(to, from);
    return s.select(s.eq(length, 0), s.ge(s.t, to), s.unit(s.div(s.sub(s.t, from), length)));
  },
});
