// Scalar twin of assembly/shade-finish.ts.

import type { FrameKernels } from '../abi/frame.ts';
import type { ShadeKernels } from '../abi/shade.ts';
import { fraction, q15 } from './blend.ts';
import type { Views } from './views.ts';

const clamp = (x: number, least: number, most: number): number => Math.min(most, Math.max(least, x));
const signed = (byte: number): number => (byte << 24) >> 24;

export const scalarShadeFinish = (
  views: Views,
  { upsampleAddRows }: Pick<FrameKernels, 'upsampleAddRows'>,
): Pick<ShadeKernels, 'fillGains' | 'finishRows'> => ({
  fillGains(gains, falloff, strength, n) {
    const out = views.u16At(gains, n),
      from = views.u8At(falloff, n);
    for (let i = 0; i < n; i++) out[i] = 32767 - q15(fraction(from[i]), strength);
  },
  finishRows(
    r,
    g,
    b,
    stride,
    w,
    h,
    y0,
    y1,
    glowR,
    glowG,
    glowB,
    glowStride,
    gw,
    gh,
    gains,
    noise,
    noiseStride,
    amount,
  ) {
    const { u8, u16 } = views;
    if (glowR !== 0) {
      for (const [plane, glow] of [
        [r, glowR],
        [g, glowG],
        [b, glowB],
      ])
        upsampleAddRows(plane, stride, w, y0, y1, glow, glowStride, gw, gh, 4, 256);
    }
    for (let y = y0; y < y1; y++) {
      for (let x = 0; x < stride; x++) {
        const gain = gains === 0 ? 32767 : u16[(gains >> 1) + Math.min(y, h - 1 - y) * stride + x];
        const t = amount === 0 ? 0 : q15(signed(u8[noise + (y - y0) * noiseStride + x]) << 8, amount * 28);
        const swung = clamp((gain >> 2) + q15(gain, t), -32768, 32767);
        for (const plane of [r, g, b]) {
          const i = plane + y * stride + x;
          u8[i] = amount === 0 ? q15(u8[i], gain) : clamp(q15(4 * u8[i], swung) + q15(t, 146), 0, 255);
        }
      }
    }
  },
});
