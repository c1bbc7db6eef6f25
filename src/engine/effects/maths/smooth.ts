// Smoothing of a value that changes from frame to frame, such as a feature of the audio.

import { defineMath } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

export default defineMath({
  name: 'smooth',
  category: 'time',
  summary: 'Smooths a value that changes from frame to frame: after a jump it is 63 % of the way within the time.',
  doc: 'It starts at the value of the first frame of the segment. Seeking gives the same values as playing.',
  params: {
    x: p.number({ required: true, min: -1e30, max: 1e30, rate: 'frame', doc: 'The value, mostly `audio.…`.' }),
    time: p.time({ default: 0.3, min: 0, max: 3600, doc: 'The time constant; 0 changes nothing.' }),
  },
  example: 'rings(6, 0.1 + 0.4 * smooth(audio.kick, 0.2s), 0.1)',
  build: (s, { x, time }) => s.smooth(x, time),
});
