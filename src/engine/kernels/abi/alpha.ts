// Kernels on frames with alpha: premultiplied u8 planes r, g, b and a plane a. n is rounded up to whole vectors.

export interface AlphaKernels {
  /** a = max(a, r, g, b). */
  raiseAlpha(a: number, r: number, g: number, b: number, n: number): void;
  /** r, g, b = min(a, r), min(a, g), min(a, b). */
  capToAlpha(r: number, g: number, b: number, a: number, n: number): void;
}
