// The settings of the header and of scenes, and what the settings of scene items share. Checked, completed, explained and
// documented from here.

import type { ParamKind, ParamSpec } from '../contract/catalog-entry.ts';
import { SAFE_AREAS } from '../contract/safe-areas.ts';
import {
  ASPECT_NAMES,
  BRIGHTNESS_TARGETS,
  DEFAULT_REEL_FORMAT,
  DEFAULT_GAMMA,
  FPS_LIMITS,
  FRAME_SIDE_LIMITS,
  GRID_NAMES,
  type GridName,
  MAX_SEED,
  MAX_SOUND_SECONDS,
  MAX_VOLUME,
} from '../contract/defaults.ts';

/** Settings take more than parameters do: a size, or calls of effects. */
export type SettingKind =
  | ParamKind
  | 'size'
  | 'shaders'
  | 'transforms'
  | 'feedback'
  | 'transition'
  | 'reveal'
  | 'blend';
export interface SettingSpec extends Omit<ParamSpec, 'kind'> {
  kind: SettingKind;
  /** A typical value; decides what completion inserts after the colon. */
  example?: string;
  /** Settings of its own, in braces after the value. */
  block?: readonly SettingSpec[];
}

/** What each grid is for. */
export const GRID_DOCS: Readonly<Record<GridName, string>> = {
  xs: 'The finest grid: cells of an 8 px font.',
  sm: 'Fine: a 10 px font.',
  md: 'The usual grid: a 16 px font, 192×57 cells in landscape.',
  lg: 'Large: a 20 px font, 160×45 cells in landscape; the default of texts.',
  xl: 'Larger: a 24 px font.',
  xxl: 'The coarsest grid: a 40 px font.',
};
/** The grids as a choice in a snippet, the usual one first. */
export const gridChoice = (usual: GridName): string =>
  [usual, ...GRID_NAMES.filter((name) => name !== usual)].join(',');

/** Words for positions in the frame. */
export const PLACES = ['center', 'top', 'bottom', 'left', 'right', 'topLeft', 'topRight', 'bottomLeft', 'bottomRight'];

export const CONSTANT = { unit: 'none', rate: 'const' } as const;
export const PER_FRAME = { unit: 'none', rate: 'frame' } as const;
export const PER_CELL = { unit: 'none', rate: 'cell' } as const;

export const fontSetting: SettingSpec = {
  name: 'font',
  kind: 'media',
  input: 'fonts',
  ...CONSTANT,
  doc: 'A font file (ttf, otf, woff, woff2), relative to the reel. Glyphs it does not have come from the bundled fonts.',
  example: '"font.ttf"',
};
export const gridSetting = (usual: GridName): SettingSpec => ({
  name: 'grid',
  kind: 'word',
  ...CONSTANT,
  words: [...GRID_NAMES],
  default: usual,
  doc: 'Text size, as a grid name.',
});
/** Of a layer, text or group. */
export const ownShadeSetting: SettingSpec = {
  name: 'shade',
  kind: 'shaders',
  ...PER_FRAME,
  doc: 'Shaders for this item alone, before its opacity and blend.',
  example: 'bloom(threshold: 60)',
};
/** `usual`: the default in words. */
export const blendSetting = (usual: string): SettingSpec => ({
  name: 'blend',
  kind: 'blend',
  ...CONSTANT,
  doc: `Blend mode. Default: ${usual}.`,
  example: 'screen',
});
export const opacitySetting: SettingSpec = {
  name: 'opacity',
  kind: 'number',
  ...PER_FRAME,
  default: 1,
  min: 0,
  max: 1,
  doc: 'Opacity, 0..1.',
};

/** The block after the header's `captions:`. */
const captionSettings: readonly SettingSpec[] = [
  {
    name: 'size',
    kind: 'number',
    ...CONSTANT,
    min: 0.005,
    max: 1,
    doc: "Height of the font as a share of the frame's shorter side. Default: the grid `lg`.",
    example: '6%',
  },
  {
    name: 'at',
    kind: 'word',
    alternatives: ['point'],
    ...CONSTANT,
    unit: 'uv',
    words: PLACES,
    default: 'bottom',
    doc: 'Position of the captions: a place, or a point in 0..1. Positions in the file come first.',
  },
  { name: 'color', kind: 'color', ...CONSTANT, default: '#f0f0f0', doc: 'Colour of the words.' },
  {
    name: 'active',
    kind: 'color',
    ...CONSTANT,
    doc: 'Colour of the word that is being said. Words without times share out the time of their caption.',
    example: '#ffe14d',
  },
  {
    name: 'outline',
    kind: 'number',
    ...CONSTANT,
    unit: 'px',
    default: 0,
    min: 0,
    max: 100,
    doc: 'Width of a line around the letters.',
    example: '2px',
  },
  { name: 'outlineColor', kind: 'color', ...CONSTANT, default: '#000000', doc: 'Colour of that line.' },
  {
    name: 'backdrop',
    kind: 'number',
    ...CONSTANT,
    default: 0.6,
    min: 0,
    max: 1,
    doc: 'Opacity of the dark plate behind the captions, 0..1.',
  },
  {
    name: 'reveal',
    kind: 'word',
    ...CONSTANT,
    words: ['none', 'word'],
    default: 'none',
    doc: '`word`: words appear as they are said.',
  },
  {
    name: 'offset',
    kind: 'time',
    ...CONSTANT,
    unit: 's',
    default: 0,
    min: -3600,
    max: 3600,
    doc: 'Shows the captions later, or earlier if negative.',
    example: '-200ms',
  },
  {
    name: 'safe',
    kind: 'word',
    ...CONSTANT,
    words: ['none', ...Object.keys(SAFE_AREAS)],
    default: 'none',
    doc: 'Keeps the captions clear of what an app draws over a video.',
  },
  {
    name: 'under',
    kind: 'word',
    ...CONSTANT,
    words: ['none', 'shaders'],
    default: 'none',
    doc: '`shaders`: drawn with the text of each scene, below feedback and shaders, instead of over everything.',
  },
  {
    name: 'show',
    kind: 'boolean',
    ...CONSTANT,
    default: true,
    doc: '`off`: they are not drawn; scenes show them in their own ways, by `${caption.line}`.',
    example: 'off',
  },
];

/** The block after the header's `audio:`. */
export const audioSettings: readonly SettingSpec[] = [
  {
    name: 'from',
    kind: 'time',
    ...CONSTANT,
    unit: 's',
    default: 0,
    min: 0,
    max: MAX_SOUND_SECONDS,
    doc: 'Time in the file at which the reel begins.',
    example: '2.2s',
  },
  {
    name: 'volume',
    kind: 'number',
    ...CONSTANT,
    default: 1,
    min: 0,
    max: MAX_VOLUME,
    doc: 'Volume: 1 is that of the file, 0 is silent. `audio.*` does not depend on it.',
  },
  {
    name: 'fadeIn',
    kind: 'time',
    ...CONSTANT,
    unit: 's',
    default: 0,
    min: 0,
    max: MAX_SOUND_SECONDS,
    doc: 'Length of the fade at the start of the reel.',
    example: '0.5s',
  },
  {
    name: 'fadeOut',
    kind: 'time',
    ...CONSTANT,
    unit: 's',
    default: 0,
    min: 0,
    max: MAX_SOUND_SECONDS,
    doc: 'Length of the fade at the end of the reel, or of the file if it ends earlier.',
    example: '2s',
  },
  {
    name: 'loop',
    kind: 'boolean',
    ...CONSTANT,
    default: false,
    doc: '`on` plays the file again from `from` until the reel ends.',
    example: 'on',
  },
];

export const headerSettings: readonly SettingSpec[] = [
  {
    name: 'size',
    kind: 'size',
    ...CONSTANT,
    default: 'landscape',
    words: [...ASPECT_NAMES],
    ...FRAME_SIDE_LIMITS,
    doc: 'Size of the frame: a name, or width×height such as `1280x720`.',
  },
  {
    name: 'fps',
    kind: 'number',
    ...CONSTANT,
    unit: 'per second',
    default: DEFAULT_REEL_FORMAT.fps,
    ...FPS_LIMITS,
    doc: 'Frames per second. Simulations, beats and feedback step at this rate, even where another is rendered.',
  },
  {
    name: 'seed',
    kind: 'integer',
    ...CONSTANT,
    default: 0,
    min: 0,
    max: MAX_SEED,
    doc: 'Seed of everything random: the same seed gives the same frames.',
  },
  {
    name: 'audio',
    kind: 'media',
    input: 'audio',
    ...CONSTANT,
    doc: 'The audio file, relative to this file, or the name of a `media` statement whose file has sound; `audio.*` and beats come from it. A block after it trims, fades and loops it.',
    example: '"music.mp3"',
    block: audioSettings,
  },
  {
    name: 'captions',
    kind: 'media',
    input: 'captions',
    ...CONSTANT,
    doc: 'A captions file (`.srt`, `.vtt` or `.lrc`), relative to this file, or the name of a `media` statement whose file has subtitles. A block after it says how they look.',
    block: captionSettings,
    example: '"captions.srt"',
  },
  fontSetting,
  {
    name: 'bpm',
    kind: 'number',
    ...CONSTANT,
    unit: 'bpm',
    min: 20,
    max: 400,
    doc: 'Beats per minute. Cuts and `audio.beat` then follow this steady tempo instead of the detected beats.',
  },
  {
    name: 'beatOffset',
    kind: 'time',
    ...CONSTANT,
    unit: 's',
    default: 0,
    min: -3600,
    max: 3600,
    doc: 'Reel time of a first beat of a bar, where `bpm` is given.',
    example: '0.35s',
  },
  {
    name: 'loudness',
    kind: 'number',
    ...CONSTANT,
    unit: 'LUFS',
    min: -40,
    max: -5,
    doc: 'Loudness of the whole sound (EBU R128, integrated). Platforms play at about −14. Without it the sound keeps its level.',
    example: '-14',
  },
  {
    name: 'loop',
    kind: 'boolean',
    ...CONSTANT,
    default: false,
    doc: 'The reel ends where it begins, to be played again and again: fields that drift move on a circle, waves make whole turns, and with several segments the first one’s transition plays over the last one. What cannot loop is a warning.',
    example: 'on',
  },
  { name: 'background', kind: 'color', ...CONSTANT, default: '#000000', doc: 'Background colour of every scene.' },
  {
    name: 'alpha',
    kind: 'boolean',
    ...CONSTANT,
    default: false,
    doc: '`on` leaves the background out: what nothing covers is transparent in formats with alpha, and black in others.',
    example: 'on',
  },
  {
    name: 'gamma',
    kind: 'number',
    ...CONSTANT,
    default: DEFAULT_GAMMA,
    min: 0.1,
    max: 4,
    doc: 'Default gamma of scenes: below 1 lifts the shadows.',
  },
];

export const sceneSettings: readonly SettingSpec[] = [
  {
    name: 'gamma',
    kind: 'number',
    ...PER_FRAME,
    default: DEFAULT_GAMMA,
    min: 0.1,
    max: 4,
    doc: 'After levels are stretched to white, every level becomes level^gamma: below 1 lifts the shadows.',
  },
  {
    name: 'tonemap',
    kind: 'boolean',
    ...CONSTANT,
    default: true,
    doc: '`off` does not stretch the levels; the gamma still applies.',
  },
  { name: 'background', kind: 'color', ...PER_FRAME, default: '#000000', doc: 'Background colour.' },
  {
    name: 'energy',
    kind: 'word',
    ...CONSTANT,
    words: ['quiet', 'active'],
    doc: `How bright the report expects the scene to be: a mean above ${BRIGHTNESS_TARGETS.quiet} if quiet, above ${BRIGHTNESS_TARGETS.active} if active.`,
  },
  { name: 'seed', kind: 'integer', ...CONSTANT, min: 0, max: MAX_SEED, doc: 'Seed of this scene.' },
  {
    name: 'level',
    kind: 'number',
    ...PER_FRAME,
    default: 1,
    min: 0,
    max: 1,
    doc: 'Multiplies the finished frame: fades a scene in or out.',
    example: 'fade(0s, 1s)',
  },
  {
    name: 'feedback',
    kind: 'feedback',
    ...PER_FRAME,
    doc: 'Draws the previous frame, moved and faded, under this one.',
    example: 'echo(decay: 0.8)',
  },
  {
    name: 'shade',
    kind: 'shaders',
    ...PER_FRAME,
    doc: 'Shaders, joined by `|` and applied from left to right.',
    example: 'bloom() | vignette(0.2)',
  },
  {
    name: 'camera',
    kind: 'transforms',
    ...PER_FRAME,
    doc: 'Moves all layers and particles: `move`, `scale`, `rotate` and `skew`, joined by `|`. Glyphs keep their size; texts stay.',
    example: 'move(0.1, 0) | scale(1.2)',
  },
  {
    name: 'transition',
    kind: 'transition',
    ...CONSTANT,
    doc: 'Transition from the previous scene.',
    example: 'crossfade(0.5s)',
  },
];
