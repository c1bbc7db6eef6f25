// What language and engine agree on about pictures, footage and character art: members of a `media` name, its settings' words, and
// what is known of a file.

import type { Rate } from './catalog-entry.ts';

/** What a file named by `media` is, by its content. */
export const MATERIAL_KINDS = ['picture', 'footage', 'character-art'] as const;
export type MaterialKind = (typeof MATERIAL_KINDS)[number];

export const FIT_WORDS = ['cover', 'contain', 'stretch', 'none'] as const;
export const LOOP_WORDS = ['on', 'off', 'mirror'] as const;
export const CLOCK_WORDS = ['scene', 'reel'] as const;
export const TONE_WORDS = ['none', 'stretch', 'equalize'] as const;
export const DITHER_WORDS = ['none', 'ordered', 'noise', 'diffuse'] as const;
/** Colours of a terminal. */
export const THEME_WORDS = [
  'xterm',
  'vga',
  'dracula',
  'gruvboxDark',
  'monokai',
  'nord',
  'solarizedDark',
  'solarizedLight',
  'tango',
] as const;

/** Settings of a `media` statement that are not given. A light of 0..1 becomes (light − 0.5) · contrast + 0.5 after the exposure. */
export const MEDIA_DEFAULTS = {
  /** uv of the centre. */
  at: 0.5,
  size: 1,
  speed: 1,
  /** Stops. */
  exposure: 0,
  contrast: 1,
  /** 0: as it is; 1: strong local sharpening. */
  detail: 0,
  /** Distances of colour, 0..1: what is nearer to `key` than `keyRange` is transparent, and opaque from `keyRange + keySoft`. */
  keyRange: 0.15,
  keySoft: 0.1,
} as const;

/** Limits of those settings. */
export const MEDIA_LIMITS = {
  size: { min: 0, max: 100 },
  speed: { min: -100, max: 100 },
  exposure: { min: -10, max: 10 },
  contrast: { min: 0, max: 8 },
  detail: { min: 0, max: 4 },
  keyRange: { min: 0, max: 1 },
  keySoft: { min: 0, max: 1 },
} as const;

interface MemberFacts {
  rate: Rate;
  type: 'number' | 'color';
  doc: string;
}

/** Members of a `media` name: `face.color`, `face.seconds`. `light` is the name alone. */
export const MEDIA_MEMBERS = {
  light: { rate: 'cell', type: 'number', doc: 'How bright the picture is seen in each cell, 0..1.' },
  color: { rate: 'cell', type: 'color', doc: 'The mean colour of each cell, taken in linear light, over black.' },
  alpha: { rate: 'cell', type: 'number', doc: 'How much of each cell is covered, 0 transparent to 1.' },
  red: { rate: 'cell', type: 'number', doc: 'Red of each cell’s mean colour, 0..1.' },
  green: { rate: 'cell', type: 'number', doc: 'Green of each cell’s mean colour, 0..1.' },
  blue: { rate: 'cell', type: 'number', doc: 'Blue of each cell’s mean colour, 0..1.' },
  hue: { rate: 'cell', type: 'number', doc: 'Hue of each cell’s mean colour, in turns.' },
  saturation: { rate: 'cell', type: 'number', doc: 'Saturation of each cell’s mean colour, 0..1.' },
  edge: { rate: 'cell', type: 'number', doc: 'Strength of an outline in each cell, 0..1.' },
  motion: { rate: 'cell', type: 'number', doc: 'How much each cell has just changed, 0..1. 0 for a picture.' },
  seconds: { rate: 'frame', type: 'number', doc: 'The position in the file, in seconds.' },
  length: { rate: 'frame', type: 'number', doc: 'The length of the used part, in seconds. 0 for a picture.' },
  progress: { rate: 'frame', type: 'number', doc: 'The position in the used part, 0..1.' },
  level: { rate: 'frame', type: 'number', doc: 'The mean light of the whole picture, 0..1.' },
  contrast: { rate: 'frame', type: 'number', doc: 'The range of light between dark and bright parts, 0..1.' },
  meanHue: { rate: 'frame', type: 'number', doc: 'The hue of the whole picture, weighted by saturation, in turns.' },
  meanMotion: { rate: 'frame', type: 'number', doc: 'The mean of `motion`, 0..1.' },
  meanEdge: { rate: 'frame', type: 'number', doc: 'The mean of `edge`, 0..1.' },
  variance: { rate: 'frame', type: 'number', doc: 'The variance of light over the picture, 0..0.25.' },
} as const satisfies Record<string, MemberFacts>;
export type MediaMember = keyof typeof MEDIA_MEMBERS;

/** What the host knows of a file that `media` names, for the compiler and the editor. */
export interface MaterialFacts {
  kind: MaterialKind;
  /** As displayed: upright, square pixels. Columns and rows for character art. */
  width: number;
  height: number;
  /** Null for what does not move. */
  seconds: number | null;
  /** Mean rate of the pictures; null where they have no times. */
  fps: number | null;
  frames: number | null;
  codec: string;
  hasSound: boolean;
  hasCaptions: boolean;
  /** One line, such as `H.264, 1920 × 1080, 25 fps, 12.4 s`. */
  summary: string;
}
