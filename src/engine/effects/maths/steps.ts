// A value in steps, at thresholds of one's own.

import { defineMath } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';
import { number } from './elementary.ts';

export default defineMath({
  name: 'steps',
  category: 'ranges',
  summary: 'A value in steps: 0 below the first threshold, 1 from the last one on, equal steps between.',
  params: {
    x: number('The number.'),
    thresholds: p.fields({
      required: true,
      doc: 'Where it rises, such as `[0.2, 0.5, 0.8]`; the order does not matter.',
    }),
  },
  example: 'steps(plasma(), [0.3, 0.5, 0.6, 0.8])',
  build(s, { x, thresholds }) {
    if (thresholds.length === 0) return s.num(0);
    const passed = thresholds.map((threshold) => s.step(threshold, x));
    return s.mul(
      passed.reduce((sum, each) => s.add(sum, each)),
      1 / thresholds.length,
    );
  },
});
