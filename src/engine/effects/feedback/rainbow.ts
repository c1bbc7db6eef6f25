// Trails that run through the colours as they fade.

import { echoParams } from '../../feedback/echo-params.ts';
import { defineFeedback } from '../define.ts';

export const rainbow = defineFeedback({
  name: 'rainbow',
  category: 'feedback',
  summary: 'Trails that run through the colours as they fade.',
  params: echoParams({ decay: 0.9, opacity: 0.6, hueShift: 0.04 }),
  example: 'rainbow()',
});
