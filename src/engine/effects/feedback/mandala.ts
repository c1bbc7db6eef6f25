// Feedback that rotates about the middle until it closes into a ring.

import { echoParams } from '../../frame/feedback/echo-params.ts';
import { defineFeedback } from '../../effect-api/define.ts';

export const mandala = defineFeedback({
  name: 'mandala',
  category: 'feedback',
  summary: 'Echoes that turn about the middle.',
  params: echoParams({ decay: 0.92, opacity: 0.7, transform: 'rotateCw', amount: 0.09, hueShift: 0.01 }),
  example: 'mandala(amount: 0.15)',
});
