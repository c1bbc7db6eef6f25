// Curtains of light: each has a bright, waving lower edge and fades upwards, with fine rays that drift along it.

import { defineField } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';
import { scaleParam, share, speedParam } from './common.ts';

const MOST = 8;

export default defineField({
  name: 'aurora',
  category: 'nature',
  summary: 'Slow horizontal curtains of light with drifting rays.',
  params: {
    bands: p.integer({ default: 3, min: 1, max: MOST, unit: 'none', doc: 'Number of curtains, one behind the other.' }),
    scale: scaleParam('the folds'),
    speed: speedParam(),
  },
  example: 'aurora(bands: 3)',
  build(s, { bands, scale, speed }) {
    const x = s.div(s.x, scale);
    const slow = s.mul(speed, 0.35);
    const waver = s.drift(slow, 0, 2);
    let light = s.num(0);
    for (let i = 0; i < MOST; i++) {
      const shift = i * 2.7;
      const fold = s.add(
        s.mul(s.sin(s.add(s.mul(x, 1.3 + 0.21 * i), s.phase(slow, 1 + 0.3 * i), shift)), 0.22),
        s.mul(s.sin(s.add(s.mul(x, 2.9 - 0.17 * i), s.phase(slow, -1.7), shift * 2)), 0.09),
      );
      // Lower edges are spread over the middle of the frame: (i + ½) / bands of the height.
      const hem = s.add(s.sub(s.mul(s.div(i + 0.75, bands), 1.6), 0.75), fold);
      const above = s.sub(hem, s.div(s.y, s.halfHeight));
      const rays = s.add(
        s.mul(s.noise2(s.add(s.mul(x, 9), s.mul(fold, 12), waver.x), s.add(waver.y, shift), 11 + i), 0.75),
        0.35,
      );
      // Sharp below the edge, a long fade above it.
      const veil = s.mul(s.smoothstep(-0.1, 0.03, above), s.exp(s.mul(s.max(above, 0), -2.3)));
      light = s.add(light, s.mul(veil, rays, share(s, bands, i)));
    }
    return s.unit(s.mul(light, 0.85));
  },
});
