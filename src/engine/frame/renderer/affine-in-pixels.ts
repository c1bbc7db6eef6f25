// An affine map of frame units as one of pixels, as kernels.affineAlpha takes it.

import type { AffineMap } from '../../kernels/calls/move.ts';
import type { Affine } from './affine-of.ts';

/** Beyond this nothing of a frame is left. */
const STEEPEST = 2000;
const FARTHEST = 1e9;

/** The map between centres of pixels, in 65536ths of a pixel; null where it changes nothing. */
export function affineInPixels(
  { x0, y0, ax, ay, bx, by }: Affine,
  { width, height }: { width: number; height: number },
): AffineMap | null {
  if (x0 === 0 && y0 === 0 && ax === 1 && ay === 0 && bx === 0 && by === 1) return null;
  // A frame unit is half the frame's shorter side.
  const unit = Math.min(width, height) / 2;
  const fixed = (value: number, most: number): number => Math.round(Math.max(-most, Math.min(most, value)) * 65536);
  const [cx, cy] = [width / 2, height / 2];
  return {
    ax: fixed(ax, STEEPEST),
    ay: fixed(ay, STEEPEST),
    bx: fixed(bx, STEEPEST),
    by: fixed(by, STEEPEST),
    x0: fixed(cx - 0.5 + x0 * unit + (0.5 - cx) * ax + (0.5 - cy) * bx, FARTHEST),
    y0: fixed(cy - 0.5 + y0 * unit + (0.5 - cx) * ay + (0.5 - cy) * by, FARTHEST),
  };
}
