// Feedback that grows out of the frame, like flying into it.

import { echoParams } from '../../frame/feedback/echo-params.ts';
import { defineFeedback } from '../../effect-api/define.ts';

export const tunnel = defineFeedback({
  name: 'tunnel',
  category: 'feedback',
  summary: 'Echoes that fly outward, as if falling into the picture.',
  params: echoParams({ decay: 0.82, opacity: 0.7, transform: 'zoom', amount: 0.03, hueShift: 0.005 }),
  example: 'tunnel(decay: 0.88)',
});
