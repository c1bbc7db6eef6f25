// The options of a GIF, and what follows from them. None of them changes a clip.

import type { FormatOption, FormatOptionValue } from '../../../../contract/format-facts.ts';
import type { Dither } from './color-map.ts';

/** Viewers slow down images that are shown for less than two hundredths of a second. */
const MOST_FPS = 50;
/** A GIF at less than this looks like slides; `shrink` leaves out no more frames then. */
const LEAST_FPS = 5;
/** By `--keep` 0..100: see `ShownFramesOptions.tolerance`. */
const toleranceOf = (keep: number): number => keep * keep * 0.5;

export const GIF_OPTIONS: readonly FormatOption[] = [
  {
    name: 'colors',
    summary: 'most colours of the palette',
    takes: { kind: 'number', min: 2, max: 256, what: 'a number' },
    default: 256,
  },
  {
    name: 'dither',
    summary: 'how colours between those of the palette are shown: by the nearest, or by a pattern of two',
    takes: { kind: 'choice', of: ['none', 'ordered'] },
    default: 'none',
  },
  {
    name: 'loop',
    summary: 'how often it plays; 0 is for ever',
    takes: { kind: 'number', min: 0, max: 65_535, what: 'a number' },
    default: 0,
  },
  {
    name: 'keep',
    summary: 'how different a pixel may be before it is drawn again; more makes smaller files',
    takes: { kind: 'number', min: 0, max: 100, what: 'a number' },
    default: 12,
  },
];

export interface GifOptions {
  colors: number;
  dither: Dither;
  loop: number;
  tolerance: number;
  /** Every how manieth frame is shown. */
  step: number;
}

/** What `--max-size` tries: a smaller frame, fewer frames, fewer colours, and pixels that stay for longer. */
export interface GifRung {
  /** Of the sides of the frame. */
  scale: number;
  /** Every how manieth of the frames that would be shown. */
  apart: number;
  /** At most. */
  colors: number;
  /** At least, as `--keep`. */
  keep: number;
}

const rung = (scale: number, apart: number, colors: number, keep: number): GifRung => ({ scale, apart, colors, keep });

/** Each is smaller than the one before: about 90, 80, 65, 50, 40, 25, 20, 12, 7, 5, 3, 2 and 1 % of the whole. */
export const GIF_RUNGS: readonly GifRung[] = [
  rung(1, 1, 256, 24),
  rung(1, 1, 128, 28),
  rung(1, 1, 64, 32),
  rung(0.75, 1, 128, 24),
  rung(0.75, 1, 64, 32),
  rung(0.5, 1, 128, 24),
  rung(0.5, 1, 64, 32),
  rung(0.5, 2, 64, 32),
  rung(0.375, 2, 64, 32),
  rung(0.3125, 2, 64, 32),
  rung(0.25, 2, 64, 32),
  rung(0.25, 3, 32, 36),
  rung(0.1875, 4, 32, 40),
];

/** The options with those of a rung. */
export function fewerOptions(options: GifOptions, { apart, colors, keep }: GifRung, fps: number): GifOptions {
  const most = Math.max(1, Math.floor(fps / options.step / LEAST_FPS));
  return {
    ...options,
    colors: Math.min(options.colors, colors),
    tolerance: Math.max(options.tolerance, toleranceOf(keep)),
    step: options.step * Math.min(apart, most),
  };
}

/** `values` has one for each of `GIF_OPTIONS`. */
export function gifOptions(values: Readonly<Record<string, FormatOptionValue | null>>, fps: number): GifOptions {
  return {
    colors: Number(values.colors),
    dither: values.dither === 'ordered' ? 'ordered' : 'none',
    loop: Number(values.loop),
    tolerance: toleranceOf(Number(values.keep)),
    step: Math.ceil(fps / MOST_FPS),
  };
}
