// Mirrors the upper half of the frame onto the lower by copying rows.

import type { ShaderMoment } from '../../effect-api/define.ts';
import type { Frame } from '../../kernels/frame.ts';

export function mirrorDown(src: Frame, dst: Frame, moment: ShaderMoment): void {
  const { stride, height } = src;
  const upper = Math.ceil(height / 2);
  for (const c of ['r', 'g', 'b'] as const) {
    moment.kernels.copyU8(dst[c].ptr, src[c].ptr, upper * stride);
    for (let y = upper; y < height; y++)
      moment.kernels.copyU8(dst[c].ptr + y * stride, src[c].ptr + (height - 1 - y) * stride, stride);
  }
}
