// Scalar twin of assembly/affine-alpha.ts.

import type { AlphaKernels } from '../abi/alpha.ts';
import { between } from './shade-point.ts';
import type { Views } from './views.ts';

const BORDER = 4;

export const scalarAffineAlpha = (views: Views): Pick<AlphaKernels, 'packAlpha' | 'affineAlpha'> => ({
  packAlpha(packed, r, g, b, a, stride, w, h) {
    const { u8 } = views;
    const pitch = stride + 2 * BORDER;
    u8.fill(0, packed, packed + pitch * (h + 2) * 4);
    for (let y = 0; y < h; y++)
      for (let x = 0; x < w; x++)
        for (const [channel, plane] of [r, g, b, a].entries())
          u8[packed + ((y + 1) * pitch + BORDER + x) * 4 + channel] = u8[plane + y * stride + x];
  },
  affineAlpha(r, g, b, a, packed, stride, w, h, x0, y0, ax, ay, bx, by, first, last) {
    const { u8 } = views;
    const pitch = stride + 2 * BORDER;
    for (let y = first; y < last; y++) {
      for (let x = 0; x < stride; x++) {
        const fx = Math.floor((x0 + y * bx + x * ax + 256) / 512);
        const fy = Math.floor((y0 + y * by + x * ay + 256) / 512);
        const isNear = fx > -128 && fy > -128 && fx < w * 128 && fy < h * 128;
        for (const [channel, plane] of [r, g, b, a].entries()) {
          const tap = (dx: number, dy: number): number =>
            u8[packed + (((fy >> 7) + dy + 1) * pitch + BORDER + (fx >> 7) + dx) * 4 + channel];
          const column = (dx: number): number => between(tap(dx, 0), tap(dx, 1), fy & 127);
          u8[plane + y * stride + x] = isNear ? between(column(0), column(1), fx & 127) : 0;
        }
      }
    }
  },
});
