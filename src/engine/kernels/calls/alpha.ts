// Calls on frames with alpha, for rows [y0, y1).

import type { AlphaKernels } from '../abi/alpha.ts';
import type { FrameKernels } from '../abi/frame.ts';
import type { AlphaFrame, Frame, Plane } from '../frame.ts';

export interface AlphaCalls {
  /** Raises the alpha to the brightest channel: light that was added shows. */
  raiseAlpha(frame: AlphaFrame, y0: number, y1: number): void;
  /** Lowers the channels to the alpha: what is transparent stays so. */
  capToAlpha(frame: AlphaFrame, y0: number, y1: number): void;
  /** The alpha as three planes of levels. */
  spreadAlpha(dst: Frame, alpha: Plane, y0: number, y1: number): void;
  /** The opposite: alpha = the largest of the three levels. */
  gatherAlpha(alpha: Plane, src: Frame, y0: number, y1: number): void;
}

export const alphaCalls = (raw: AlphaKernels & FrameKernels): AlphaCalls => ({
  raiseAlpha({ r, g, b, a, stride }, y0, y1) {
    const at = y0 * stride;
    raw.raiseAlpha(a.ptr + at, r.ptr + at, g.ptr + at, b.ptr + at, (y1 - y0) * stride);
  },
  capToAlpha({ r, g, b, a, stride }, y0, y1) {
    const at = y0 * stride;
    raw.capToAlpha(r.ptr + at, g.ptr + at, b.ptr + at, a.ptr + at, (y1 - y0) * stride);
  },
  spreadAlpha({ r, g, b, stride }, alpha, y0, y1) {
    const at = y0 * stride;
    const n = (y1 - y0) * stride;
    for (const { ptr } of [r, g, b]) raw.copyU8(ptr + at, alpha.ptr + at, n);
  },
  gatherAlpha(alpha, { r, g, b, stride }, y0, y1) {
    const at = y0 * stride;
    const n = (y1 - y0) * stride;
    raw.copyU8(alpha.ptr + at, r.ptr + at, n);
    raw.maxPlane(alpha.ptr + at, alpha.ptr + at, g.ptr + at, n);
    raw.maxPlane(alpha.ptr + at, alpha.ptr + at, b.ptr + at, n);
  },
});
