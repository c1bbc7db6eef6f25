// Where points of the picture snap to: the centre, thirds, safe edges and guides, and else the cells of the item's grid.

import type { Tweaks } from '../../../src/contract/tweak.ts';

export interface SnapGrid {
  cells: Tweaks['cells'];
  /** Shares of the frame's sides. */
  lines: { u: readonly number[]; v: readonly number[] };
}

const SNAP_PX = 7;

/** What it snapped to is in `lines` of the result, for the guides; null where it is a cell or nothing. */
export function snapped(
  at: { u: number; v: number },
  { width, height }: { width: number; height: number },
  { cells, lines }: SnapGrid,
): { u: number; v: number; lineU: number | null; lineV: number | null } {
  const nearest = (value: number, candidates: readonly number[], side: number): number | null => {
    const found = candidates.toSorted((a, b) => Math.abs(a - value) - Math.abs(b - value))[0];
    return found !== undefined && Math.abs(found - value) * side < SNAP_PX ? found : null;
  };
  const lineU = nearest(at.u, lines.u, width);
  const lineV = nearest(at.v, lines.v, height);
  return { u: lineU ?? onEdge(at.u, cells?.columns), v: lineV ?? onEdge(at.v, cells?.rows), lineU, lineV };
}

/** The nearest edge of a cell. Cells are centred, so that with an odd number the middle of one is the middle of the frame. */
function onEdge(share: number, count: number | undefined): number {
  if (count === undefined) return share;
  const whole = Math.ceil(count - 1e-6);
  const offset = (count - whole) / 2;
  return (Math.round(share * count - offset) + offset) / count;
}
