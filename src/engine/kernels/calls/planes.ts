// Calls on single planes of any size: downsampled planes for glows, edges, sharpening.

import type { FrameKernels } from '../abi/frame.ts';
import type { ShadeKernels } from '../abi/shade.ts';
import type { Plane } from '../frame.ts';

export interface PlaneCalls {
  /** Means of f × f blocks (f 2 or 4) of the rows [y0, y1) of `src`; y0 a multiple of f. */
  downsample(dst: Plane, src: Plane, y0: number, y1: number, f: number): void;
  /** The same with f = 4, of the levels' excess over `threshold`, times gain / 256. */
  brightDown4(dst: Plane, src: Plane, y0: number, y1: number, threshold: number, gain: number): void;
  /** Adds `small`, upscaled by 4, to the rows [y0, y1) of a plane, saturating. */
  upsampleAddRows(dst: Plane, y0: number, y1: number, small: Plane): void;
  /** Box blur in place, radius in pixels; `tmp` is scratch of a plane's size. */
  boxBlur(plane: Plane, tmp: number, radius: number): void;
  edgePlane(dst: Plane, src: Plane): void;
  /** k 0..32767, in 1024ths. */
  sharpenPlane(dst: Plane, src: Plane, k: number): void;
  /** `b` where a pixel's threshold (u16 each at `turns`) has been reached, else `a`, with a soft edge; all of one size. */
  revealPlane(dst: Plane, a: Plane, b: Plane, turns: number, edge: number, soft: number): void;
}

export const planeCalls = (raw: FrameKernels & ShadeKernels): PlaneCalls => ({
  downsample(dst, src, y0, y1, f) {
    raw.downsample(
      dst.ptr + Math.floor(y0 / f) * dst.stride,
      dst.stride,
      dst.width,
      Math.ceil((y1 - y0) / f),
      src.ptr + y0 * src.stride,
      src.stride,
      src.width,
      y1 - y0,
      f,
    );
  },
  brightDown4(dst, src, y0, y1, threshold, gain) {
    raw.brightDown4(
      dst.ptr + (y0 >> 2) * dst.stride,
      dst.stride,
      dst.width,
      (y1 - y0 + 3) >> 2,
      src.ptr + y0 * src.stride,
      src.stride,
      src.width,
      y1 - y0,
      threshold,
      gain,
    );
  },
  upsampleAddRows(dst, y0, y1, small) {
    raw.upsampleAddRows(
      dst.ptr,
      dst.stride,
      dst.width,
      y0,
      y1,
      small.ptr,
      small.stride,
      small.width,
      small.height,
      4,
      256,
    );
  },
  boxBlur({ ptr, stride, width, height }, tmp, radius) {
    raw.boxBlur(ptr, ptr, tmp, stride, width, height, radius);
  },
  edgePlane(dst, { ptr, stride, width, height }) {
    raw.edgePlane(dst.ptr, ptr, stride, width, height);
  },
  sharpenPlane(dst, { ptr, stride, width, height }, k) {
    raw.sharpenPlane(dst.ptr, ptr, stride, width, height, k);
  },
  revealPlane(dst, a, b, turns, edge, soft) {
    raw.revealPlane(dst.ptr, a.ptr, b.ptr, turns, edge, soft, dst.stride * dst.height);
  },
});
