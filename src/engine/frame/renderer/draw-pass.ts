// One drawable item of a scene: a layer, a particle system, a text, a ticker.

import type { Frame, Plane } from '../../kernels/frame.ts';

export interface DrawPass {
  /** After all expressions are lowered: buffers and programs. */
  finish(): void;
  /** Draws into the frame, for the moment that the scene's graph is at; takes what it covers out of `uncovered` if that is given. */
  draw(frame: Frame, uncovered?: Plane | null): void;
  dispose(): void;
}
