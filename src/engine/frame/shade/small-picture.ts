// Planes downsampled to a quarter (and a sixteenth) of the frame's size, for glows and soft light: blurs cost a sixteenth there, and
// upscaling adds blur too.

import type { ShaderMoment } from '../../effect-api/define.ts';
import type { Plane } from '../../kernels/frame.ts';
import { scratch } from './tables.ts';

/** Scratch planes of a quarter of the width and height. */
export function quarterOf(moment: ShaderMoment, name: string, size: { width: number; height: number }): Plane {
  const width = Math.ceil(size.width / 4);
  const height = Math.ceil(size.height / 4);
  const stride = (width + 15) & ~15;
  return { ptr: scratch(moment, name, stride * height).ptr, width, height, stride };
}

/** Box blur in both directions, in place, `passes` times; radius in the plane's own pixels. */
export function blurSmall(moment: ShaderMoment, picture: Plane, radius: number, passes: number): void {
  // The kernel has a fast path up to 63.
  const r = Math.min(63, Math.max(1, Math.floor(radius + 0.5)));
  const tmp = scratch(moment, 'blurring', picture.stride * picture.height).ptr;
  for (let pass = 0; pass < passes; pass++) moment.kernels.boxBlur(picture, tmp, r);
}
