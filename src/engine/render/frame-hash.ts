// The SHA-256 of a drawn frame: the R, G and B planes, and A of a reel with `alpha: on`, one after the other, rows without padding.

import { createHash } from 'node:crypto';
import { type Frame, hasAlpha } from '../kernels/frame.ts';

export function hashFrame(frame: Frame): string {
  const { width, height, stride, r, g, b } = frame;
  const hash = createHash('sha256');
  for (const plane of hasAlpha(frame) ? [r, g, b, frame.a] : [r, g, b]) {
    const bytes = plane.view;
    if (stride === width) hash.update(bytes.subarray(0, width * height));
    else for (let y = 0; y < height; y++) hash.update(bytes.subarray(y * stride, y * stride + width));
  }
  return hash.digest('hex');
}
