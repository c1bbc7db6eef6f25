// What of a reel can be changed by hand in the preview: the literal under the cursor, the list or point that it is in, and the points of its item.
// Ranges are positions in the text that the cursor was in.

import type { EffectKind } from './catalog-entry.ts';
import type { Handle } from './handle.ts';
import type { Literal } from './text-change.ts';
import type { KeysTweak, PaletteTweak, PointTweak, StopsTweak } from './tweak-whole.ts';

/** A number in the unit that it is written in: 45 for `45deg`. */
export interface NumberTweak extends Literal {
  kind: 'number';
  /** Shown as a slider, or as a knob. */
  form: 'line' | 'angle';
  value: number;
  /** As written behind the number; empty: none. */
  unit: string;
  /** Of an angle: what a full turn is in this unit. */
  turn: number;
  /** Ends of the slider, and what one step of it is. */
  low: number;
  high: number;
  step: number;
  /** Hard limits: values outside are errors. */
  min: number | null;
  max: number | null;
  /** The default. */
  usual: number | null;
}

export interface ColorTweak extends Literal {
  kind: 'color';
  /** `#rrggbb` of the reel's `colors`, each once. */
  swatches: string[];
  /** `#rrggbb` of the reel's background, to judge the contrast. */
  background: string;
  /** The default as `#rrggbb`; null: none. */
  usual: string | null;
}

/** A word of a list: an easing, a blend mode, `on` and `off`, a palette, an effect without arguments. */
export interface WordTweak extends Literal {
  kind: 'word';
  words: string[];
  usual: string | null;
  /** The pictures of the reference that show the words; null: none. */
  pictures: WordPictures | null;
}
/** `glyphs`: the ways in which a layer chooses its glyphs. */
export type WordPictures = EffectKind | 'glyphs';

export type Tweak = NumberTweak | ColorTweak | WordTweak;
/** What has an editor of its own around the literal. */
export type WholeTweak = KeysTweak | PaletteTweak | PointTweak | StopsTweak;

/** What is under a cursor. */
export interface Tweaks {
  /** Of the text. */
  version: number;
  literal: Tweak | null;
  whole: WholeTweak | null;
  handles: Handle[];
  /** Frame width through its height, for frame units. */
  halfWidth: number;
  halfHeight: number;
  /** Columns and rows of the item's grid, to which points snap; null: it has none. */
  cells: { columns: number; rows: number } | null;
}
