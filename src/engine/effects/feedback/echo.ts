// The frame before, faded and laid over the new one: what all presets are made of.

import { echoParams } from '../../frame/feedback/echo-params.ts';
import { defineFeedback } from '../../effect-api/define.ts';

export const echo = defineFeedback({
  name: 'echo',
  category: 'feedback',
  summary: 'Lays the fading frame before over each new one, moved and hue-shifted if you like.',
  params: echoParams(),
  example: 'echo(decay: 0.9, transform: zoom, amount: 0.03)',
});
