// What the preview edits as a whole: keyframes, lists of colours, palettes, points. Each part keeps its place in the text, so that a change
// leaves everything else as its author wrote it.

import type { Range } from './diagnostics.ts';
import type { Handle } from './handle.ts';
import type { Literal } from './text-change.ts';

/** A point of the picture: `(0.5, 0.3)`, `center`. */
export interface PointTweak extends Literal {
  kind: 'point';
  handle: Handle;
  /** The default as it is written; null: none. */
  usual: string | null;
}

/** A part of a list in the text. */
export interface Part {
  range: Range;
  text: string;
}

/** How the author separates the items, for one that is added. */
export interface Separated {
  separator: string;
}

export interface KeyEntry extends Part {
  at: Part & {
    /** In its unit; null: an expression. */
    value: number | null;
    unit: string;
    decimals: number;
  };
  value: Part & {
    /** Its place in the curve, in the unit of the scale; null where it is no number, or an expression. */
    number: number | null;
    unit: string;
    /** What 1 of its unit is in the unit of the scale. */
    factor: number;
    /** `#rrggbb`, where it is one. */
    color: string | null;
    /** Why the value cannot be changed by hand; null where it can. */
    fixed: string | null;
  };
}

/** `keys(…)`. */
export interface KeysTweak extends Literal, Separated {
  kind: 'keys';
  /** What the times measure: seconds of the scene, its progress, or something else. */
  axis: 't' | 'progress' | 'other';
  values: 'number' | 'color' | 'point';
  entries: KeyEntry[];
  /** The entry that the cursor is in. */
  current: number | null;
  /** Of numbers: ends of the scale, its step, hard limits, and its unit, which is that of the first number. */
  low: number;
  high: number;
  step: number;
  min: number | null;
  max: number | null;
  unit: string;
  ease: {
    /** All that there are. */
    words: string[];
    /** Of each segment. */
    each: string[];
    /** The written value; null: none is written. */
    range: Range | null;
    isList: boolean;
    /** Where one is added, with its name. */
    insert: Range;
    /** Why it cannot be chosen; null where it can. */
    fixed: string | null;
  };
  loops: boolean;
  swatches: string[];
}

export interface StopEntry extends Part {
  /** `#rrggbb`; null: an expression. */
  color: string | null;
}

/** `[#102030, #ffb000]`: a list of colours. */
export interface StopsTweak extends Literal, Separated {
  kind: 'stops';
  entries: StopEntry[];
  current: number | null;
  swatches: string[];
  background: string;
}

/** A palette in quotes. `range` and `text` hold the quotes. */
export interface PaletteTweak extends Literal {
  kind: 'palette';
  /** In order, each as it is read and as it is written. */
  glyphs: { glyph: string; written: string }[];
  /** Palettes with a name: those of the reel first. */
  named: { name: string; glyphs: string }[];
  /** Path of the font that is tried first; null: none. */
  font: string | null;
}
