// How a part of a text is drawn.

import type { Moment } from '../../../effect-api/define.ts';
import { turnsAt } from '../../shade/turns-at.ts';
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
/** Of `blink` and of the cursor, per second. */
const BLINKS = 1;

/** Whether what blinks is dark at this moment. */
export const isBlinkedOut = (moment: Moment): boolean => Math.floor(turnsAt(moment, BLINKS) * 2) % 2 === 1;
