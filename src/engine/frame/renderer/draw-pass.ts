// One drawable item of a scene: a layer, a particle system, a text, a ticker.

import type { Frame, Plane } from '../../kernels/frame.ts';

export interface DrawPass {
  /** Creates buffers and programs, after all expressions are lowered. */
  finish(): void;
  /** Draws into the frame, at the graph's current moment. Clears covered pixels in `uncovered`, if given. */
  draw(frame: Frame, uncovered?: Plane | null): void;
  dispose(): void;
}
