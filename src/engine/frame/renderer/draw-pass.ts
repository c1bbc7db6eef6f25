// One thing that is laid onto the frame: a layer, a particle system, a text, a ticker.

import type { Frame } from '../../kernels/frame.ts';

export interface DrawPass {
  /** After all expressions are lowered: buffers and programs. */
  finish(): void;
  /** Lays it onto the frame, for the moment that the scene's graph is at. */
  draw(frame: Frame): void;
  dispose(): void;
}
