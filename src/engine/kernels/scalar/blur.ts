// Scalar twin of assembly/blur.ts: box blur.

import type { FrameKernels } from '../abi/frame.ts';
import type { Views } from './views.ts';

const clampIndex = (i: number, n: number): number => (i < 0 ? 0 : i >= n ? n - 1 : i);
const q15 = (a: number, b: number): number => (a * b + 0x4000) >> 15;

export function scalarBlur(views: Views): Pick<FrameKernels, 'boxBlur'> {
  /** One pass of the box blur: `count` lines of `length` pixels, `step` bytes apart. */
  const blurLines = (
    dst: number,
    src: number,
    count: number,
    lineStep: number,
    length: number,
    step: number,
    radius: number,
  ): void => {
    const u8 = views.u8,
      window = 2 * radius + 1,
      share = (Math.floor(65536 / window) + 1) >> 1;
    for (let line = 0; line < count; line++) {
      for (let i = 0; i < length; i++) {
        let sum = 0;
        for (let k = -radius; k <= radius; k++) sum += u8[src + line * lineStep + clampIndex(i + k, length) * step];
        u8[dst + line * lineStep + i * step] =
          radius === 0 ? sum : radius <= 63 ? q15(sum, share) : Math.floor((sum + radius) / window);
      }
    }
  };
  return {
    boxBlur(dst, src, tmp, stride, w, h, radius) {
      blurLines(tmp, src, h, stride, w, 1, radius);
      blurLines(dst, tmp, w, 1, h, stride, radius);
    },
  };
}
