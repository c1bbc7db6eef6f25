// Tongues of flame. Each column has its own flame with a flickering height; rising noise bends it and erodes its tip. A pure function
// of position and time, so drafts and final renders look alike.

import { defineField } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';
import type { Num } from '../../effect-api/scope.ts';
import { speedParam, toUnit } from './common.ts';

export default defineField({
  name: 'fire',
  category: 'nature',
  summary: 'Rising columns of flame, wider at the base, from the lower edge of the frame.',
  params: {
    columns: p.number({
      default: 20,
      min: 1,
      max: 400,
      unit: 'none',
      doc: 'Number of flames side by side across the frame.',
    }),
    height: p.number({
      default: 0.7,
      min: 0,
      max: 4,
      unit: 'ratio',
      rate: 'cell',
      doc: "Height of the flames, as a share of the frame's height.",
    }),
    speed: speedParam(),
  },
  example: 'fire(columns: 16, height: 0.8)',
  seeded: true,
  build(s, { columns, height, speed }) {
    // 0 at the bottom edge, 1 at the top.
    const up = s.sub(1, s.v);
    const x = s.mul(s.u, columns);
    const tall = s.max(s.mul(height, s.halfHeight, 2), 0.001);
    const flames = (clock: Num): Num => {
      const bend = s.sub(s.fbm2(s.mul(s.x, 2.3), s.add(s.mul(s.y, 2.1), s.mul(clock, 2.6)), 3, 2, 0.5, 21), 0.5);
      const place = s.add(x, s.mul(bend, up, 5));
      const tongue = toUnit(s, s.cos(s.mul(s.sub(s.fract(place), 0.5), 2 * Math.PI)));
      const flicker = s.noise2(s.floor(place), s.mul(clock, 1.7), 22);
      const neighbour = s.noise2(s.mul(place, 0.5), s.mul(clock, 1.1), 23);
      const reach = s.mul(tall, s.add(s.mul(flicker, 0.35), s.mul(neighbour, 0.8), 0.55));
      const rise = s.div(s.mul(up, s.halfHeight, 2), reach);
      const eaten = s.mul(s.fbm2(s.mul(s.x, 5), s.add(s.mul(s.y, 4), s.mul(clock, 4.4)), 3, 2, 0.5, 24), 0.9);
      // Wide at the base: the shape of the tongue matters more the higher up.
      return s.sub(
        s.add(1.25, s.mul(s.sub(tongue, 0.6), s.min(rise, 1), 0.8)),
        s.add(rise, s.mul(eaten, s.add(0.35, s.mul(rise, 0.5)))),
      );
    };
    return s.smoothstep(0, 1, s.flow(speed, flames, 0.2));
  },
});
