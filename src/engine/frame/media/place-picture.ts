// Where a picture is in the frame: fit, position, size and crop; and the spans of the stored picture that cells of the frame show, with
// rotation and mirroring undone.

import type { PlanMaterial } from '../../../contract/plan.ts';
import type { Spans } from './cell-means.ts';
import type { PictureShape } from './material.ts';

/** The picture's place: a frame pixel X shows the fraction `u0 + X · du` of the picture's width, likewise down; 0..1 is the picture. */
export interface Placement {
  u0: number;
  du: number;
  v0: number;
  dv: number;
  /** The part of the picture that is seen. */
  crop: readonly [number, number, number, number];
}

/** Null where nothing is seen: a size of 0. `pixel`: frame pixels per pixel of the reel's own frame. */
export function placePicture(
  { fit, crop }: Pick<PlanMaterial, 'fit' | 'crop'>,
  shape: { width: number; height: number },
  frame: { width: number; height: number; pixel: number },
  at: readonly [number, number],
  size: number,
): Placement | null {
  const seen = crop ?? WHOLE;
  const [width, height] = [shape.width * (seen[2] - seen[0]), shape.height * (seen[3] - seen[1])];
  if (!(width > 0 && height > 0 && size > 0)) return null;
  const [acrossFrame, downFrame] = [frame.width / width, frame.height / height];
  const scale =
    fit === 'cover'
      ? Math.max(acrossFrame, downFrame)
      : fit === 'contain'
        ? Math.min(acrossFrame, downFrame)
        : frame.pixel;
  const across = size * (fit === 'stretch' ? frame.width : width * scale);
  const down = size * (fit === 'stretch' ? frame.height : height * scale);
  const du = (seen[2] - seen[0]) / across;
  const dv = (seen[3] - seen[1]) / down;
  return {
    du,
    u0: (seen[0] + seen[2]) / 2 - at[0] * frame.width * du,
    dv,
    v0: (seen[1] + seen[3]) / 2 - at[1] * frame.height * dv,
    crop: seen,
  };
}
const WHOLE = [0, 0, 1, 1] as const;

/** Fractions of the picture that the cells of a side show: clipped by the frame, since a cell that the frame cuts is not darker. */
export interface SideSpans {
  from: Float64Array;
  to: Float64Array;
}

export function sideSpans(
  cells: number,
  origin: number,
  cell: number,
  frame: number,
  first: number,
  step: number,
  into: SideSpans,
): SideSpans {
  for (let i = 0; i < cells; i++) {
    const from = Math.max(0, origin + i * cell);
    const to = Math.min(frame, origin + (i + 1) * cell);
    into.from[i] = first + from * step;
    into.to[i] = first + Math.max(from, to) * step;
  }
  return into;
}

/** How a grid of cells as seen is walked along the rows of the stored picture. Steps in cells. */
export interface Walk {
  /** Whether the stored rows run along the columns that are seen. */
  isTurned: boolean;
  /** Of the seen axes: whether they run against the stored ones. */
  flipsX: boolean;
  flipsY: boolean;
}

export function walkOf({ quarterTurns, isMirrored }: PictureShape): Walk {
  return {
    isTurned: quarterTurns % 2 === 1,
    flipsX: isMirrored !== (quarterTurns === 1 || quarterTurns === 2),
    flipsY: quarterTurns === 2 || quarterTurns === 3,
  };
}

/** First cell and steps (in cells) of a seen grid of cols × rows, walked in stored order. */
export function walkSteps(
  { isTurned, flipsX, flipsY }: Walk,
  cols: number,
  rows: number,
): { first: number; step: number; rowStep: number } {
  const x = flipsX ? -1 : 1;
  const y = flipsY ? -cols : cols;
  return {
    first: (flipsX ? cols - 1 : 0) + (flipsY ? (rows - 1) * cols : 0),
    step: isTurned ? y : x,
    rowStep: isTurned ? x : y,
  };
}

/** The spans of a seen side in stored pixels, ascending. `length`: the stored side. */
export function storedSpans(
  seen: SideSpans,
  flips: boolean,
  length: number,
  lo: number,
  hi: number,
  into: Spans,
): Spans {
  const n = seen.from.length;
  for (let i = 0; i < n; i++) {
    const from = flips ? 1 - seen.to[n - 1 - i] : seen.from[i];
    const to = flips ? 1 - seen.from[n - 1 - i] : seen.to[i];
    into.from[i] = from * length;
    into.to[i] = to * length;
  }
  into.lo = (flips ? 1 - hi : lo) * length;
  into.hi = (flips ? 1 - lo : hi) * length;
  return into;
}
