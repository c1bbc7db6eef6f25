// Calls on frames with alpha, for rows [y0, y1).

import type { AlphaKernels } from '../abi/alpha.ts';
import type { FrameKernels } from '../abi/frame.ts';
import { type AlphaFrame, type Frame, hasAlpha, type Plane } from '../frame.ts';
import type { U8Buffer } from '../memory.ts';
import type { AffineMap } from './move.ts';

export interface AlphaCalls {
  /** Raises the alpha to the brightest channel: light that was added shows. */
  raiseAlpha(frame: AlphaFrame, y0: number, y1: number): void;
  /** Lowers the channels to the alpha: what is transparent stays so. */
  capToAlpha(frame: AlphaFrame, y0: number, y1: number): void;
  /** Colours as they are before they are multiplied by the alpha; black where it is 0. `full` has 255 for each column. */
  straighten(frame: AlphaFrame, y0: number, y1: number, full: U8Buffer): void;
  /** The opposite. */
  premultiplyRows(frame: AlphaFrame, y0: number, y1: number): void;
  /** The alpha as three planes of levels. */
  spreadAlpha(dst: Frame, alpha: Plane, y0: number, y1: number): void;
  /** The opposite: alpha = the largest of the three levels. */
  gatherAlpha(alpha: Plane, src: Frame, y0: number, y1: number): void;
  /**
   * Composites the rows of a frame with alpha over `frame`, scaled by `shown`, a byte for each column, with a blend mode (blends.ts). Covers
   * the alpha of `frame`, where it has one, and `uncovered`. The rows of `top` have other content afterwards.
   */
  overlay(
    frame: Frame,
    top: AlphaFrame,
    y0: number,
    y1: number,
    shown: U8Buffer,
    mode: number,
    uncovered: Plane | null,
  ): void;
  /** affinePlanes for whole frames with alpha; `packed` is scratch of packedBytes. */
  affineAlpha(dst: AlphaFrame, src: AlphaFrame, map: AffineMap, packed: U8Buffer): void;
}

/** Size of what kernels.packAlpha writes. */
export const packedBytes = ({ stride, height }: Frame): number => (stride + 8) * (height + 2) * 4;

export const alphaCalls = (raw: AlphaKernels & FrameKernels): AlphaCalls => ({
  raiseAlpha({ r, g, b, a, stride }, y0, y1) {
    const at = y0 * stride;
    raw.raiseAlpha(a.ptr + at, r.ptr + at, g.ptr + at, b.ptr + at, (y1 - y0) * stride);
  },
  capToAlpha({ r, g, b, a, stride }, y0, y1) {
    const at = y0 * stride;
    raw.capToAlpha(r.ptr + at, g.ptr + at, b.ptr + at, a.ptr + at, (y1 - y0) * stride);
  },
  straighten({ r, g, b, a, stride }, y0, y1, full) {
    const at = y0 * stride;
    raw.straightenRows(r.ptr + at, g.ptr + at, b.ptr + at, a.ptr + at, full.ptr, stride, y1 - y0);
  },
  premultiplyRows({ r, g, b, a, stride }, y0, y1) {
    const at = y0 * stride;
    raw.premultiply(r.ptr + at, g.ptr + at, b.ptr + at, a.ptr + at, (y1 - y0) * stride);
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
  overlay(frame, top, y0, y1, shown, mode, uncovered) {
    const { stride } = frame;
    const at = y0 * stride;
    const n = (y1 - y0) * stride;
    const [r, g, b, a] = [top.r.ptr + at, top.g.ptr + at, top.b.ptr + at, top.a.ptr + at];
    const [fr, fg, fb] = [frame.r.ptr + at, frame.g.ptr + at, frame.b.ptr + at];
    if (mode === 0) raw.overRows(fr, fg, fb, r, g, b, a, shown.ptr, stride, y1 - y0);
    else {
      raw.straightenRows(r, g, b, a, shown.ptr, stride, y1 - y0);
      raw.blendBy(fr, r, a, mode, n);
      raw.blendBy(fg, g, a, mode, n);
      raw.blendBy(fb, b, a, mode, n);
    }
    if (uncovered) raw.coverBy(uncovered.ptr + at, a, n);
    if (hasAlpha(frame)) raw.raiseBy(frame.a.ptr + at, a, n);
  },
  affineAlpha({ r, g, b, a, stride, width, height }, src, { x0, y0, ax, ay, bx, by }, { ptr }) {
    raw.packAlpha(ptr, src.r.ptr, src.g.ptr, src.b.ptr, src.a.ptr, stride, width, height);
    raw.affineAlpha(r.ptr, g.ptr, b.ptr, a.ptr, ptr, stride, width, height, x0, y0, ax, ay, bx, by, 0, height);
  },
});
