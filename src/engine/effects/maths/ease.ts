// Applies an easing to a number.

import { defineMath } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';
import { easingFormulas, easingNames } from '../easings/easings.ts';
import { number } from './elementary.ts';

export default defineMath({
  name: 'ease',
  category: 'time',
  summary: 'Applies an easing to 0..1; clamped below 0 and above 1.',
  params: {
    k: number('Where between 0 and 1.'),
    easing: p.word(easingNames, { default: 'inOutCubic', doc: 'The easing.' }),
  },
  example: 'rings(6, 0.25, 0.1) * ease(u, outBounce)',
  build: (s, { k, easing }) => easingFormulas[easing](s, s.unit(k)),
});
