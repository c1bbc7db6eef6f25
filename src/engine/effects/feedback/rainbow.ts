// Trails that cycle through the hues as they fade.

import { echoParams } from '../../frame/feedback/echo-params.ts';
import { defineFeedback } from '../../effect-api/define.ts';

export const rainbow = defineFeedback({
  name: 'rainbow',
  category: 'feedback',
  summary: 'Trails that run through the colours as they fade.',
  params: echoParams({ decay: 0.92, opacity: 0.75, hueShift: 0.03 }),
  example: 'rainbow()',
});
