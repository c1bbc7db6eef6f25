// How a part of a text is drawn.

import type { TextStyle } from '../../../../contract/plan.ts';
import type { Color } from '../../../effect-api/scope.ts';

export interface Look {
  color: Color | null;
  /** Of source code: bytes. */
  rgb?: { r: number; g: number; b: number };
  style: TextStyle;
}

/** Strength of `dim`, and how much bolder `b` is, in ems. */
export const DIM = 0.55;
export const BOLD = 0.016;
/** Ticks of `blink` and of the cursor, per second. */
export const BLINK = 2;
