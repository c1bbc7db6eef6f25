// The bytes of a band of rows. Point-wise shaders process whole rows, including the scratch bytes past the width: one long run is fastest.

import type { Frame } from '../../kernels/frame.ts';

export interface Band {
  r: number;
  g: number;
  b: number;
  bytes: number;
}

/** Pointers and length of the rows [y0, y1) of each plane. */
export function bandOf(frame: Frame, y0: number, y1: number): Band {
  const offset = y0 * frame.stride;
  return { r: frame.r.ptr + offset, g: frame.g.ptr + offset, b: frame.b.ptr + offset, bytes: (y1 - y0) * frame.stride };
}
