// GIF: 256 colours, moving, without sound. Needs no ffmpeg.

import type { ClipSettings, OutputFormat } from '../../output-format.ts';
import { openGifClip } from './gif-clip.ts';
import { GIF_OPTIONS } from './gif-options.ts';
import { shrinkGif } from './shrink-gif.ts';
import { grabGif, verifyGif, verifyGifClip } from './verify-gif.ts';
import { writeGif } from './write-gif.ts';

/** Of the clips, which are lossless: the options change only how they are joined. */
interface GifSettings extends ClipSettings {
  alpha?: true;
}
const SETTINGS: GifSettings = { encoder: 'gif', preset: 'lossless', crf: 0, isHardware: false };

const channelsOf = ({ alpha }: GifSettings): 3 | 4 => (alpha ? 4 : 3);

export const gif: OutputFormat<GifSettings> = {
  name: 'gif',
  title: 'GIF',
  extensions: ['.gif'],
  summary: 'a moving picture of up to 256 colours, without sound',
  doc: [
    'One palette for the whole film, made from the colours that were drawn. Each image holds only the rectangle that changes, and pixels that look the same are left as they are. `--colors` and `--keep` trade quality for size, `--dither ordered` shows colours between those of the palette as a pattern.',
    'A GIF counts time in hundredths of a second. 50, 33.3, 25, 20, 16.7, 12.5 and 10 frames a second (100 divided by a whole number) are exact; at others, such as 24 or 30, images are shown for a hundredth more or less, so that every frame is within 5 ms of its time and the length is right. Above 50 frames a second every second frame is left out, because viewers slow such images down.',
    'Of a reel with `alpha: on`, pixels that are less than half opaque are transparent, and all others are opaque: a GIF has nothing between.',
    'Most of the size is the number of pixels that change: `--resolution 640x360 --fps 15` makes a GIF for a web page. With other options the same clips are used, so a second version takes a fraction of the time. `--max-size 8MB` finds the size, rate and colours that fit. ffmpeg is needed only where the reel follows an audio file.',
  ].join('\n\n'),
  hasSound: false,
  isSequence: false,
  options: GIF_OPTIONS,
  encoders: { always: [], forSound: [], optional: [] },
  clipExtension: '.gifclip',
  checkedFramesApart: 1,
  pixels: ({ alpha }) => (alpha ? 'rgba' : 'rgb'),
  settings: async ({ alpha }) => (alpha ? { ...SETTINGS, alpha } : SETTINGS),
  openClip: (task) => openGifClip(task, channelsOf(task.settings)),
  join: (task) => writeGif(task, channelsOf(task.settings)),
  shrink: (task) => shrinkGif(task, channelsOf(task.settings)),
  verify: (task) => verifyGif(task, channelsOf(task.settings)),
  verifyClip: (task) => verifyGifClip(task, channelsOf(task.settings)),
  grab: grabGif,
};
