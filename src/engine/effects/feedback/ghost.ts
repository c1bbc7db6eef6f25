// A soft after-image that stays in place.

import { echoParams } from '../../frame/feedback/echo-params.ts';
import { defineFeedback } from '../../effect-api/define.ts';

export const ghost = defineFeedback({
  name: 'ghost',
  category: 'feedback',
  summary: 'A soft after-image of earlier frames.',
  params: echoParams({ decay: 0.85, opacity: 0.6 }),
  example: 'ghost(decay: 0.92)',
});
