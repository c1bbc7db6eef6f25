// Displaces points by another field: its value is the direction, a full turn from 0 to 1.

import { defineTransform } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

export default defineTransform({
  name: 'warp',
  category: 'bends',
  summary: 'Displaces each point in the direction given by another field.',
  params: {
    field: p.field({ required: true, doc: 'The field: 0 to 1 is a full turn of the direction.' }),
    amount: p.number({ default: 0.2, min: -100, max: 100, unit: 'frame', doc: 'Displacement; 0 changes nothing.' }),
  },
  example: 'rings(5, 0.3, 0.12) | warp(noise(scale: 1.6), 0.12)',
  map(s, { field, amount }) {
    const angle = s.mul(field, 2 * Math.PI);
    return { x: s.sub(s.x, s.mul(amount, s.cos(angle))), y: s.sub(s.y, s.mul(amount, s.sin(angle))) };
  },
});
