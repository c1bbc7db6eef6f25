// Feedback: blends the faded previous frame over the new one. All other presets are based on it.

import { echoParams } from '../../frame/feedback/echo-params.ts';
import { defineFeedback } from '../../effect-api/define.ts';

export const echo = defineFeedback({
  name: 'echo',
  category: 'feedback',
  summary: 'Blends the fading previous frames over each new one, optionally moved and hue-shifted.',
  params: echoParams(),
  example: 'echo(decay: 0.9, transform: zoom, amount: 0.03)',
});
