// A 3-D LUT: colours over the RGB cube.

export interface ColorCube {
  /** Entries per axis, 2 to 129. */
  size: number;
  /** size³ × (r, g, b), 0..1, red fastest. Read-only. */
  values: Float32Array;
}
