// Moves the picture.

import { defineTransform } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

export default defineTransform({
  name: 'move',
  category: 'place',
  summary: 'Moves the picture to the right and down.',
  params: {
    x: p.number({ default: 0, min: -1000, max: 1000, unit: 'frame', doc: 'Distance to the right.' }),
    y: p.number({ default: 0, min: -1000, max: 1000, unit: 'frame', doc: 'Distance down.' }),
  },
  example: 'rings(5, 0.2, 0.08) | move(0.6 * cos(t), 0.3 * sin(t))',
  map: (s, { x, y }) => ({ x: s.sub(s.x, x), y: s.sub(s.y, y) }),
});
