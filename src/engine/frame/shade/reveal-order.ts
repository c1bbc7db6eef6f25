// Transitions that reveal the new scene pixel by pixel: a 16-bit threshold map gives each pixel's position in the order (0 first … 1
// last); the edge between the scenes is soft over `softness` of the range.

import type { ShaderMoment } from '../../effect-api/define.ts';
import type { Frame } from '../../kernels/frame.ts';
import type { U8Buffer } from '../../kernels/memory.ts';
import { bytesFor } from './tables.ts';

/** A threshold map, little-endian u16 as bytes: `turn(x, y)` is 0..1 for every pixel. */
export const ordersFor = (
  moment: ShaderMoment,
  name: string,
  signature: string,
  turn: (x: number, y: number) => number,
): U8Buffer => {
  const { width, height, stride } = moment;
  return bytesFor(moment, `order ${name}`, signature, stride * height * 2, (buffer) => {
    const { view } = buffer;
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const order = Math.floor(Math.min(1, Math.max(0, turn(x, y))) * 65535 + 0.5);
        const i = (y * stride + x) * 2;
        view[i] = order & 255;
        view[i + 1] = order >>> 8;
      }
    }
  });
};

/** Shows the new scene where the threshold has been reached: only the old scene at k = 0, only the new one at k = 1. */
export function revealByOrder(
  before: Frame,
  after: Frame,
  dst: Frame,
  k: number,
  order: U8Buffer,
  softness: number,
  moment: ShaderMoment,
): void {
  const soft = Math.max(1, Math.floor(softness * 65535 + 0.5));
  const edge = Math.floor(k * (65535 + soft) + 0.5);
  for (const c of ['r', 'g', 'b'] as const)
    moment.kernels.revealPlane(dst[c], before[c], after[c], order.ptr, edge, soft);
}
