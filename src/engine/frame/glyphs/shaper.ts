// What turns text into glyphs of a font, and glyphs into outlines. It is passed in with the rasteriser, so that drawing imports no
// WebAssembly module of its own.

import type { Font } from './font.ts';

/** A glyph of a shaped run, in visual order. Lengths are in units of the font. */
export interface ShapedGlyph {
  /** Index in the font; 0 where the font has none. */
  id: number;
  /** Offset in the run's text (UTF-16) of the first character that it draws. */
  cluster: number;
  advance: number;
  /** Moves the glyph from the pen; `dy` is upwards. */
  dx: number;
  dy: number;
}

/** A command of a path and its points: M x y, L x y, Q x y x y, C x y x y x y, Z. In units of the font, y upwards. */
export type OutlineStep = readonly [type: 'M' | 'L' | 'Q' | 'C' | 'Z', ...points: number[]];

export interface Shaper {
  /** Whether it can read the font's file. */
  canUse(font: Font): boolean;
  /** A run of one font, script and direction. */
  shape(font: Font, text: string, isRtl: boolean): readonly ShapedGlyph[];
  outline(font: Font, glyph: number): readonly OutlineStep[];
}
