// The parameters of an SGR sequence that sets a colour.

import type { ColorDepth } from './cells.ts';

/** `base`: 30 for ink, 40 for paper. Not for `none`. */
export function penCode(color: number, colors: ColorDepth, base: 30 | 40): string {
  if (colors === '24bit') return `${base + 8};2;${color >> 16};${(color >> 8) & 255};${color & 255}`;
  if (color < 8) return String(base + color);
  return color < 16 ? String(base + 52 + color) : `${base + 8};5;${color}`;
}
