// Feedback that shrinks into the distance.

import { echoParams } from '../../frame/feedback/echo-params.ts';
import { defineFeedback } from '../../effect-api/define.ts';

export const depth = defineFeedback({
  name: 'depth',
  category: 'feedback',
  summary: 'Echoes that recede into the distance.',
  params: echoParams({ decay: 0.86, opacity: 0.7, transform: 'shrink', amount: 0.035, hueShift: -0.008 }),
  example: 'depth()',
});
