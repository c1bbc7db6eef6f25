// A table of colours over the RGB cube: what a LUT file is read as.

export interface ColorCube {
  /** Colours along each edge, 2 to 129. */
  size: number;
  /** size³ × (r, g, b), 0..1, red running fastest. Not to be written. */
  values: Float32Array;
}
