// A circle that opens until it covers the whole frame, corners included.

import { defineMask } from '../../effect-api/define.ts';
import { fromParam, opening, soft, toParam } from './common.ts';

export default defineMask({
  name: 'iris',
  category: 'opening',
  summary: 'A circle that opens from the centre between two times.',
  loops: false,
  params: { from: fromParam, to: toParam },
  example: 'fbm() * iris(0s, 3s)',
  build(s, { from, to }) {
    const k = opening(s, from, to);
    const feather = 0.12;
    const corner = s.add(s.hypot(s.halfWidth, s.halfHeight), feather);
    const radius = s.sub(s.mul(corner, k), feather / 2);
    return soft(s, s.sub(s.dist, radius), s.num(feather));
  },
});
