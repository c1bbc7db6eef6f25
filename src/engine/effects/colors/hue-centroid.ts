// A hue that follows the spectral centroid of the audio: bass is red, treble violet.

import { defineColor } from '../../effect-api/define.ts';

export default defineColor({
  name: 'hueCentroid',
  category: 'hues',
  summary: 'A hue that follows the sound: low is red, high is violet.',
  loops: false,
  params: {},
  example: 'hue: hueCentroid()',
  result: 'number',
  build: (s) => s.mul(s.audio('centroid'), 0.8),
});
