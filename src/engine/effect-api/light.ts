// The usual end of a chain of shaders: bloom, vignette, grain. A shader that is one of these steps says so, and adjacent steps then run
// in one pass over the frame (frame/shade/light.ts).

export type LightStep = 'glow' | 'dim' | 'grain';

/** Parameters of the pass. Pointers are byte offsets in kernel memory; 0 leaves that step out. */
export class Light {
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

  clear(): void {
    this.glowR = this.gains = this.amount = 0;
  }
}
