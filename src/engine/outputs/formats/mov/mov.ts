// QuickTime for editing programs: ProRes 4444 with alpha, or the codecs of MP4.

import { videoFormat } from '../../video/video-format.ts';

export const mov = videoFormat({
  name: 'mov',
  title: 'QuickTime video',
  extensions: ['.mov'],
  summary: 'H.264, HEVC or ProRes 4444 video, the last with alpha',
  doc: [
    '`--codec prores` is for editing programs: ProRes 4444 keeps the full resolution of colour in 10 bits, each frame is complete in itself, the sound is uncompressed, and a reel with `alpha: on` keeps its transparency (straight, 8 bits). It is the usual codec of such reels. Its files are ten times as large as those of H.264, and more.',
    'H.264 and HEVC are as in MP4, with AAC sound. ffmpeg writes no AV1 into QuickTime files.',
  ].join('\n\n'),
  container: 'mov',
  codecs: ['h264', 'hevc', 'prores'],
  alphaCodec: 'prores',
});
