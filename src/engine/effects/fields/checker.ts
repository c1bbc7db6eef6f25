// A chessboard.

import { defineField } from '../../effect-api/define.ts';
import { angleParam, countParam, turned } from './pattern.ts';

export default defineField({
  name: 'checker',
  category: 'plain',
  summary: 'A chessboard of light and dark squares.',
  params: { count: countParam('squares'), angle: angleParam },
  example: 'checker(count: 6, angle: 15deg)',
  build(s, { count, angle }) {
    const { x, y } = turned(s, count, angle);
    return s.mod(s.add(s.floor(x), s.floor(y)), 2);
  },
});
