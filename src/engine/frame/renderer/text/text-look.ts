// How a part of a text is drawn.

import type { TextStyle } from '../../../../contract/plan.ts';
import type { Color } from '../../../effect-api/scope.ts';

export interface Look {
  color: Color | null;
  /** Of source code: bytes. */
  rgb?: { r: number; g: number; b: number };
  style: TextStyle;
}
