// The options of a GIF, and what follows from them. None of them changes a clip.

import type { FormatOption, FormatOptionValue } from '../../../../contract/format-facts.ts';
import type { Dither } from './color-map.ts';

/** Viewers slow down images that are shown for less than two hundredths of a second. */
const MOST_FPS = 50;
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
