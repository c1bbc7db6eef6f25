// Simulations on lattices of f32.

import type { FieldKernels } from '../abi/field.ts';
import type { F32Buffer } from '../memory.ts';

/** Parameters of FieldKernels.attractor. */
export interface Orbit {
  /** 0 Clifford, 1 de Jong, 2 Svensson, 3 Bedhead. */
  kind: number;
  a: number;
  b: number;
  c: number;
  d: number;
  /** From the attractor's own units to -1..1 across and down the lattice. */
  scaleX: number;
  scaleY: number;
}

/** Two substances on one grid: pointers to cell (0, 0) of f32 planes, with the border that FieldKernels.grayScott needs. */
export interface Substances {
  readonly a: number;
  readonly b: number;
}

export interface FieldCalls {
  /** Adds 1 to `counts` (cols × rows) for each of the `points` iterations of the attractor, in the cell where it lands. */
  attractor(counts: F32Buffer, cols: number, rows: number, orbit: Orbit, points: number): void;
  /** One step of the Gray-Scott model from `now` to `next`; `grid.stride` is in floats. */
  grayScott(
    next: Substances,
    now: Substances,
    grid: { stride: number; cols: number; rows: number },
    feed: number,
    kill: number,
  ): void;
}

export const fieldCalls = (raw: FieldKernels): FieldCalls => ({
  attractor(counts, cols, rows, { kind, a, b, c, d, scaleX, scaleY }, points) {
    raw.attractor(counts.ptr, cols, rows, kind, a, b, c, d, scaleX, scaleY, points);
  },
  grayScott(next, now, { stride, cols, rows }, feed, kill) {
    raw.grayScott(next.a, next.b, now.a, now.b, stride, cols, rows, feed, kill);
  },
});
