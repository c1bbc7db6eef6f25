// Steady motion. It does not wrap, so endless fields have no seam; put `tile` before it to repeat the frame.

import { defineTransform } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

export default defineTransform({
  name: 'scroll',
  category: 'place',
  summary: 'Moves the picture steadily to the right and down.',
  doc: 'It does not wrap round, so that endless fields have no seam. Put `tile(1)` before it where the frame should repeat.',
  params: {
    vx: p.number({
      default: 0.2,
      min: -1000,
      max: 1000,
      unit: 'per second',
      doc: 'Frame units per second to the right.',
    }),
    vy: p.number({ default: 0, min: -1000, max: 1000, unit: 'per second', doc: 'Frame units per second downwards.' }),
  },
  example: 'dots(5) | scroll(0.2, 0.1)',
  map(s, { vx, vy }) {
    const moved = s.driftBy(vx, vy);
    return { x: s.sub(s.x, moved.x), y: s.sub(s.y, moved.y) };
  },
});
