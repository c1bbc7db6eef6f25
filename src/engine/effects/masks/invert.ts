// The inverse of a mask.

import { defineMask } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

export default defineMask({
  name: 'invert',
  category: 'joining',
  summary: 'The inverse of a mask: 1 minus the mask.',
  params: { m: p.field({ required: true, doc: 'The mask.' }) },
  example: 'plasma() * invert(disc(0.6, 0.4))',
  build: (s, { m }) => s.sub(1, m),
});
