// The settings of a `media` statement.

import {
  CLOCK_WORDS,
  FIT_WORDS,
  LOOP_WORDS,
  MEDIA_DEFAULTS,
  MEDIA_LIMITS,
  THEME_WORDS,
  TONE_WORDS,
} from '../contract/media.ts';
import { CONSTANT, PER_FRAME, type SettingSpec } from './settings.ts';

type NumberName = keyof typeof MEDIA_LIMITS;
const number = (name: NumberName, doc: string, more: Partial<SettingSpec> = {}): SettingSpec => ({
  name,
  kind: 'number',
  ...PER_FRAME,
  default: MEDIA_DEFAULTS[name],
  ...MEDIA_LIMITS[name],
  doc,
  ...more,
});

export const mediaSettings: readonly SettingSpec[] = [
  {
    name: 'fit',
    kind: 'word',
    ...CONSTANT,
    words: [...FIT_WORDS],
    default: 'cover',
    doc: 'How the picture fills the frame: `cover` fills it and cuts off what is too much, `contain` shows all of it, `stretch` distorts it, `none` keeps its pixels.',
  },
  {
    name: 'at',
    kind: 'point',
    ...PER_FRAME,
    unit: 'uv',
    default: 'center',
    doc: 'Where the centre of the picture is in the frame: a place such as `left`, or a point in 0..1.',
    example: '(0.5, 0.4)',
  },
  number('size', 'Scales the fitted size.', { example: '0.6' }),
  {
    name: 'crop',
    kind: 'points',
    ...CONSTANT,
    unit: 'uv',
    doc: 'The part of the picture that is used: its top left and bottom right corner in 0..1 of the picture.',
    example: '[(0, 0), (0.5, 1)]',
  },
  {
    name: 'from',
    kind: 'time',
    ...CONSTANT,
    unit: 's',
    default: 0,
    min: 0,
    doc: 'Where the used part begins, in media time.',
    example: '2s',
  },
  {
    name: 'to',
    kind: 'time',
    ...CONSTANT,
    unit: 's',
    min: 0,
    doc: 'Where the used part ends, in media time. Default: the end of the file.',
    example: '8s',
  },
  number('speed', 'Seconds of media per second. It is integrated, so a change never jumps; below 0 plays backwards.', {
    example: '2',
  }),
  {
    name: 'loop',
    kind: 'word',
    ...CONSTANT,
    words: [...LOOP_WORDS],
    default: 'on',
    doc: 'What follows the end of the used part: `on` begins again, `mirror` plays back and forth, `off` holds the last picture.',
  },
  {
    name: 'clock',
    kind: 'word',
    ...CONSTANT,
    words: [...CLOCK_WORDS],
    doc: 'When the media begins: with each `scene`, or with the `reel`. Default: `reel` if the header’s `audio:` is the same file, else `scene`.',
  },
  {
    name: 'time',
    kind: 'time',
    ...PER_FRAME,
    unit: 's',
    doc: 'The position in the file, per frame; replaces `from`, `to`, `speed`, `loop` and `clock`.',
    example: '4s * progress',
  },
  {
    name: 'tone',
    kind: 'word',
    ...CONSTANT,
    words: [...TONE_WORDS],
    default: 'none',
    doc: 'Makes dark or flat pictures readable: `stretch` uses the whole range of light, `equalize` raises local contrast.',
  },
  number('exposure', 'Exposure in stops: 1 doubles the light.', { example: '0.5' }),
  number('contrast', 'Contrast about the middle grey: 1 leaves it, 0 is grey.', { example: '1.3' }),
  number('detail', 'Local sharpening: 0 leaves the picture as it is.', { example: '0.5' }),
  {
    name: 'key',
    kind: 'color',
    ...PER_FRAME,
    doc: 'A colour that becomes transparent, such as the green of a green screen.',
    example: '#00ff00',
  },
  number('keyRange', 'How far a colour may be from `key` and still be fully transparent, 0..1.', { example: '0.2' }),
  number('keySoft', 'How far beyond `keyRange` colours are partly transparent, 0..1.', { example: '0.1' }),
  {
    name: 'theme',
    kind: 'word',
    ...CONSTANT,
    words: [...THEME_WORDS],
    doc: 'Colours of a recorded terminal. Default: those of the recording, else `xterm`.',
  },
];

/** Settings that only what moves has. */
export const MOVING_SETTINGS: ReadonlySet<string> = new Set(['from', 'to', 'speed', 'loop', 'clock', 'time']);
/** Settings that only what has pixels of its own has. */
export const PIXEL_SETTINGS: ReadonlySet<string> = new Set([
  'tone',
  'exposure',
  'contrast',
  'detail',
  'key',
  'keyRange',
  'keySoft',
]);
/** Settings that `time` replaces. */
export const REPLACED_BY_TIME: readonly string[] = ['from', 'to', 'speed', 'loop', 'clock'];
