// A change of the text, and a piece of it that can be changed.

import type { Range } from './diagnostics.ts';

/** Text in place of a range. */
export interface TextChange {
  range: Range;
  newText: string;
}

export interface Literal {
  range: Range;
  /** As it is written. */
  text: string;
  /** What it belongs to: `rings.count`, `hue`. */
  label: string;
}
