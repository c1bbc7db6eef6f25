// Feedback that rises and fades like smoke.

import { echoParams } from '../../frame/feedback/echo-params.ts';
import { defineFeedback } from '../../effect-api/define.ts';

export const drift = defineFeedback({
  name: 'drift',
  category: 'feedback',
  summary: 'Echoes that rise like smoke.',
  params: echoParams({ decay: 0.9, opacity: 0.7, transform: 'shiftUp', amount: 0.012 }),
  example: 'drift(amount: 0.02)',
});
