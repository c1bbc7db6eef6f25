// The tone map's kernel: a curve over 256 levels as 16 exact values and 15 straight pieces, which vectors can look up.

/** Bytes of a curve: five rows of 16, see `tonePlanes`. */
export const TONE_CURVE_BYTES = 80;

export interface ToneKernels {
  /**
   * r, g, b = curve of themselves, in place, over n bytes of each plane (n is rounded up to whole vectors). `curve`, aligned to 16:
   *   16 u8          values of the levels 0 … 15
   *   16 i16, split  base[k] = 16 · value at level 16 k, plus 8 (low bytes, then high bytes); base[0] = 0
   *   16 i16, split  step[k] = 16 · (value at 16 (k + 1) − value at 16 k); step[0] = 0
   * A level v ≥ 16 gives (base[v >> 4] + round(step[v >> 4] · (v & 15) / 16)) >> 4, clamped to 0 … 255. Where the value of level 0
   * is 0, runs of black cost only their reading.
   */
  tonePlanes(r: number, g: number, b: number, curve: number, n: number): void;
}
