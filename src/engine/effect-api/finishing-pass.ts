// The usual end of a chain of shaders: bloom, vignette, grain. A shader that is one of these steps says so, and adjacent steps then run
// in one pass over the frame (frame/shade/run-finishing-pass.ts).

import type { FinishingSteps } from '../kernels/calls/rows.ts';
import type { Plane } from '../kernels/frame.ts';

export type FinishStep = 'glow' | 'dim' | 'grain';

/** Parameters of the pass. Pointers are byte offsets in kernel memory; 0 leaves that step out. */
export class FinishingPass implements FinishingSteps {
  /** Three planes a quarter of the frame's size, added after enlarging. */
  glowR = 0;
  glowG = 0;
  glowB = 0;
  glowStride = 0;
  glowWidth = 0;
  glowHeight = 0;
  /** u8 gains of the frame's upper half, from its first row; the lower half mirrors it. */
  gains = 0;
  /** i8 noise, from the first row of the band that is drawn. */
  noise = 0;
  noiseStride = 0;
  /** Strength of the noise, in quarter levels. */
  amount = 0;

  readonly #glow = { ptr: 0, width: 0, height: 0, stride: 0 };
  /** One plane of the glow; valid until the next call. */
  glow(ptr: number): Plane {
    const glow = this.#glow;
    glow.ptr = ptr;
    glow.width = this.glowWidth;
    glow.height = this.glowHeight;
    glow.stride = this.glowStride;
    return glow;
  }

  clear(): void {
    this.glowR = this.gains = this.amount = 0;
  }
}
