// Kernels on frames with alpha: premultiplied u8 planes r, g, b and a plane a, all of one stride. n is rounded up to whole vectors.

export interface AlphaKernels {
  /** a = max(a, r, g, b). */
  raiseAlpha(a: number, r: number, g: number, b: number, n: number): void;
  /** r, g, b = min(a, r), min(a, g), min(a, b). */
  capToAlpha(r: number, g: number, b: number, a: number, n: number): void;
  /**
   * Composites rows of a premultiplied frame over an opaque one, all of it scaled by `shown` (one byte per column, used for every row):
   * w = div255(a · shown), v = min(255, v + q15(−v, fraction(w)) + div255(from · shown)). The weights w replace a.
   */
  overRows(
    r: number,
    g: number,
    b: number,
    fromR: number,
    fromG: number,
    fromB: number,
    a: number,
    shown: number,
    stride: number,
    rows: number,
  ): void;
  /**
   * The first half of the same for other blend modes, in place: straight colours, floor(c · (255 / a) + 0.5) in f32, and the weights w
   * instead of a. No channel may be above its alpha.
   */
  straightenRows(r: number, g: number, b: number, a: number, shown: number, stride: number, rows: number): void;
  /** The second half: plane = mix(plane, blend(plane, src), w), rounded as blitCells. */
  blendBy(plane: number, src: number, weights: number, mode: number, n: number): void;
  /** r, g, b = div255(r · a), div255(g · a), div255(b · a): straight colours become premultiplied ones. */
  premultiply(r: number, g: number, b: number, a: number, n: number): void;
  /** uncovered = div255(uncovered · (255 − w)). */
  coverBy(uncovered: number, weights: number, n: number): void;
  /** a = a + q15(255 − a, fraction(w)). */
  raiseBy(a: number, weights: number, n: number): void;
  /**
   * Interleaves four planes with a transparent border, for affineAlpha: (stride + 8) · (h + 2) words of r, g, b, a, the first pixel being the
   * fifth of the second row.
   */
  packAlpha(packed: number, r: number, g: number, b: number, a: number, stride: number, w: number, h: number): void;
  /**
   * ShadeKernels.affinePlanes for four planes, from what packAlpha made. x0 and y0 are whole numbers of any size; ax, ay, bx and by are at
   * most 2000 pixels.
   */
  affineAlpha(
    r: number,
    g: number,
    b: number,
    a: number,
    packed: number,
    stride: number,
    w: number,
    h: number,
    x0: number,
    y0: number,
    ax: number,
    ay: number,
    bx: number,
    by: number,
    first: number,
    last: number,
  ): void;
}
