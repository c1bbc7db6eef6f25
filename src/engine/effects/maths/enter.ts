// A layer's staggered entry: 0 before its time, then a smooth rise.

import { defineMath } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

export default defineMath({
  name: 'enter',
  category: 'time',
  summary: 'Smooth entry of a layer: 0 until a time, then up to 1 within a ramp.',
  loops: false,
  params: {
    at: p.time({ default: 0, min: -1e6, max: 1e6, doc: 'Start time.' }),
    ramp: p.time({ default: 1, min: 0, max: 1e6, doc: 'Duration; 0 is a cut.' }),
  },
  example: 'rings(8, 0.2, 0.07) * enter(0.5s, 1s)',
  build: (s, { at, ramp }) => s.smoothstep(at, s.add(at, ramp), s.t),
});
