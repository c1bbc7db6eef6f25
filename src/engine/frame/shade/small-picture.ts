// Pictures at a quarter (and a sixteenth) of the frame's size, where glows and soft light are made: a sixteenth of the work,
// and the enlargement is a blur of its own.

import type { ShaderMoment } from '../../effect-api/define.ts';
import { scratch } from './tables.ts';

export interface SmallPicture {
  ptr: number;
  width: number;
  height: number;
  stride: number;
}

/** Scratch for a picture a fourth as wide and high. */
export function quarterOf(moment: ShaderMoment, name: string, size: { width: number; height: number }): SmallPicture {
  const width = Math.ceil(size.width / 4);
  const height = Math.ceil(size.height / 4);
  const stride = (width + 15) & ~15;
  return { ptr: scratch(moment, name, stride * height).ptr, width, height, stride };
}

/** Box blurs both ways, in place, `passes` times; radius in its own pixels. */
export function blurSmall(moment: ShaderMoment, picture: SmallPicture, radius: number, passes: number): void {
  const { ptr, width, height, stride } = picture;
  // Up to 63 the kernel has a fast way.
  const r = Math.min(63, Math.max(1, Math.floor(radius + 0.5)));
  const tmp = scratch(moment, 'blurring', stride * height).ptr;
  for (let pass = 0; pass < passes; pass++) moment.kernels.boxBlur(ptr, ptr, tmp, stride, width, height, r);
}

/** dst = src + the small picture enlarged by 4; src may be dst. */
export function addEnlarged(
  moment: ShaderMoment,
  dst: number,
  src: number,
  size: { width: number; height: number; stride: number },
  small: SmallPicture,
): void {
  const tmp = scratch(moment, 'enlarging', 4 * size.stride + small.stride + 192).ptr;
  moment.kernels.glowAdd4(
    dst,
    src,
    size.stride,
    size.width,
    size.height,
    small.ptr,
    small.stride,
    small.width,
    small.height,
    tmp,
  );
}

/** The same in place, for rows [y0, y1) of a plane that begins at `plane`. */
export function addEnlargedRows(
  moment: ShaderMoment,
  plane: number,
  y0: number,
  y1: number,
  small: SmallPicture,
): void {
  moment.kernels.upsampleAddRows(
    plane,
    moment.stride,
    moment.width,
    y0,
    y1,
    small.ptr,
    small.stride,
    small.width,
    small.height,
    4,
    256,
  );
}
