// Scalar twin of assembly/measure.ts: counting levels.

import type { FrameKernels } from '../abi/frame.ts';
import { luma } from './frame.ts';
import type { Views } from './views.ts';

export function scalarMeasure(views: Views): Pick<FrameKernels, 'histogram4' | 'histogramCovered4' | 'histogramLuma'> {
  return {
    histogram4(hist, r, g, b, stride, w, h) {
      const u8 = views.u8,
        counts = views.u32At(hist, 256);
      for (let y = 0; y < h; y += 4)
        for (let x = 0; x < w; x += 4) {
          const i = y * stride + x;
          counts[Math.max(u8[r + i], u8[g + i], u8[b + i])]++;
        }
    },
    histogramCovered4(hist, r, g, b, uncovered, stride, w, h) {
      const u8 = views.u8,
        counts = views.u32At(hist, 256);
      for (let y = 0; y < h; y += 4)
        for (let x = 0; x < w; x += 4) {
          const i = y * stride + x;
          if (u8[uncovered + i] !== 255) counts[Math.max(u8[r + i], u8[g + i], u8[b + i])]++;
        }
    },
    histogramLuma(hist, r, g, b, stride, w, h) {
      const u8 = views.u8,
        counts = views.u32At(hist, 256);
      for (let y = 0; y < h; y++)
        for (let x = 0; x < w; x++) {
          const i = y * stride + x;
          counts[luma(u8[r + i], u8[g + i], u8[b + i])]++;
        }
    },
  };
}
