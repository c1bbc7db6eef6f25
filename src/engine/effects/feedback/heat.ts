// Heat haze: bright feedback that rises and turns red.

import { echoParams } from '../../frame/feedback/echo-params.ts';
import { defineFeedback } from '../../effect-api/define.ts';

export const heat = defineFeedback({
  name: 'heat',
  category: 'feedback',
  summary: 'Echoes that glow, rise and redden like embers.',
  params: echoParams({
    decay: 0.9,
    blend: 'lighten',
    opacity: 0.85,
    transform: 'shiftUp',
    amount: 0.006,
    hueShift: -0.004,
  }),
  example: 'heat()',
});
