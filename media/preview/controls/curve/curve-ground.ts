// What lies behind a curve: the scene's seconds, its beats and the wave of its sound.

import type { PreviewInfo } from '../../../../src/contract/protocol.ts';

export interface CurveGround {
  info: PreviewInfo | null;
  /** Samples in -1..1 over `waveSeconds` of the reel; null: no sound. */
  wave: Float32Array | null;
  waveSeconds: number;
}
