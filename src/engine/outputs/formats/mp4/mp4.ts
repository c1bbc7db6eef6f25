// MP4 with AAC sound.

import { videoFormat } from '../../video/video-format.ts';

export const mp4 = videoFormat({
  name: 'mp4',
  title: 'MP4 video',
  extensions: ['.mp4'],
  summary: 'H.264, HEVC or AV1 video with AAC sound',
  doc: [
    'Plays everywhere as H.264, the usual codec. HEVC is smaller at the same likeness and plays on Apple’s devices and new televisions; AV1 is smaller still and plays in browsers. Both take several times as long to encode.',
    'Video is 8-bit 4:2:0 in the colours of BT.709; sound is stereo at 48 kHz. The quality profile sets the rate factor, converted so that each codec looks as much like what was drawn; a hardware encoder is used where one matches software in error and size.',
    'Clips are joined without encoding them again. The finished file is checked: its streams, length and frame times, and frames decoded back and compared with what was drawn.',
  ].join('\n\n'),
  container: 'mp4',
  codecs: ['h264', 'hevc', 'av1'],
});
