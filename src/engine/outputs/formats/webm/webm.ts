// WebM for web pages and overlays: VP9 with alpha, or AV1.

import { videoFormat } from '../../video/video-format.ts';

export const webm = videoFormat({
  name: 'webm',
  title: 'WebM video',
  extensions: ['.webm'],
  summary: 'VP9 or AV1 video with Opus sound; VP9 with alpha',
  doc: [
    'For web pages: browsers play it without licence fees. A reel with `alpha: on` keeps its transparency as VP9, which Chrome, Edge, Firefox and OBS show over what is behind the video.',
    'AV1 is much smaller than VP9 at the same likeness. Frames are 8-bit 4:2:0 in the colours of BT.709; sound is stereo Opus at 160 kbit/s. WebM counts time in milliseconds, so frames are up to half a millisecond off.',
  ].join('\n\n'),
  container: 'webm',
  codecs: ['vp9', 'av1'],
  alphaCodec: 'vp9',
});
