// Displaces along a travelling sine.

import { defineTransform } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

export default defineTransform({
  name: 'wave',
  category: 'bends',
  summary: 'Bends the picture by a travelling sine.',
  params: {
    freq: p.number({ default: 6, min: -400, max: 400, unit: 'rad', doc: 'Radians per frame unit.' }),
    amp: p.number({ default: 0.1, min: -100, max: 100, unit: 'frame', doc: 'Amplitude; 0 changes nothing.' }),
    axis: p.word(['x', 'y'], { default: 'x', doc: 'Direction of the displacement: `x` sideways, `y` up and down.' }),
  },
  example: 'stripes(5) | wave(5, 0.15)',
  map(s, { freq, amp, axis }) {
    const along = axis === 'x' ? s.y : s.x;
    const shift = s.mul(amp, s.sin(s.add(s.mul(along, freq), s.phase(1, 2))));
    return axis === 'x' ? { x: s.sub(s.x, shift), y: s.y } : { x: s.x, y: s.sub(s.y, shift) };
  },
});
