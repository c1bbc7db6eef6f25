// In which order a wipe uncovers the frame.

import { atan2 } from '../../kernels/scalar/math.ts';

export const WIPE_DIRECTIONS = ['left', 'right', 'up', 'down', 'radial', 'diagonal'] as const;

/** 0 (first) to 1 (last) at a point of a frame, all in pixels. `direction`: one of WIPE_DIRECTIONS. */
export function wipeOrder(direction: string, x: number, y: number, width: number, height: number): number {
  const u = x / width;
  const v = y / height;
  switch (direction) {
    case 'left':
      return 1 - u;
    case 'right':
      return u;
    case 'up':
      return 1 - v;
    case 'down':
      return v;
    case 'diagonal':
      return (u + v) / 2;
    default: {
      // Clockwise from the top.
      const turn = atan2(x - width / 2, height / 2 - y) / (2 * Math.PI);
      return turn < 0 ? turn + 1 : turn;
    }
  }
}
