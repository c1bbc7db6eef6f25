// Keyframes: values at given times, with an easing between them.

import { defineMath } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';
import { easingFormulas, easingNames } from '../easings/easings.ts';
import { number } from './elementary.ts';

export default defineMath({
  name: 'keys',
  category: 'time',
  summary: 'Follows numbers, colours or points set at given times, eased between them.',
  doc: 'Holds the first value before the first key, and the last value after the last. With `loop: on` it starts again from the first. The values may also be colours or points: `keys(t, [0s: #f00, 2s: #00f])`, `at: keys(t, [0s: (0.2, 0.5), 2s: (0.8, 0.5)])`. A list of easings has one for each segment: `keys(t, [0s: 0, 1s: 1, 4s: 0], ease: [outBack, inSine])`.',
  params: {
    t: number('The time, mostly `t`.'),
    stops: p.stops({ required: true, rate: 'cell', doc: 'Times and values: `[0s: 1, 5s: 4]`, in order of time.' }),
    ease: p.word(easingNames, {
      default: 'linear',
      doc: 'The easing between two keys; a list has one for each segment.',
    }),
    loop: p.boolean({ default: false, doc: 'Restart after the last key.' }),
  },
  example: 'rings(7, 0.25, keys(t, [0s: 0.02, 1s: 0.3, 2s: 0.02], ease: inOutSine, loop: on))',
  build(s, { t, stops, ease, loop }) {
    if (stops.length === 0) return s.num(0);
    const first = stops[0].at;
    const span = s.sub(stops[stops.length - 1].at, first);
    const time = s.select(loop, s.add(first, s.mod(s.sub(t, first), span)), t);
    let value = stops[0].value;
    for (let i = 1; i < stops.length; i++) {
      const length = s.sub(stops[i].at, stops[i - 1].at);
      const k = s.select(s.gt(length, 0), s.unit(s.div(s.sub(time, stops[i - 1].at), length)), 1);
      const between = s.mix(stops[i - 1].value, stops[i].value, easingFormulas[ease](s, k));
      value = s.select(s.ge(time, stops[i - 1].at), between, value);
    }
    return value;
  },
});
