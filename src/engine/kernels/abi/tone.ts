// The tone map's kernel: a curve over 256 levels as 16 exact values and 15 linear pieces, small enough for swizzle lookups.

/** Bytes of a curve: four rows of 16 and a shift, see `tonePlanes`. */
export const TONE_CURVE_BYTES = 80;
/** Shifts that the kernel supports: finest steps first. */
export const TONE_SHIFTS = [6, 5, 4, 3, 2] as const;
export const MOST_TONE_STEP = 127;

export interface ToneKernels {
  /**
   * r, g, b = curve(r, g, b), in place, over n bytes of each plane (n is rounded up to whole vectors). `curve`, 16-byte aligned:
   *   16 u8   values of the levels 0 … 15
   *   16 u8   base[k], whole levels at level 16 k; base[0] = 0
   *   16 u8   fraction[k], the remainder of the value there plus a half for rounding, in 2^-shift levels, up to 127; fraction[0] = 0
   *   16 u8   step[k], 2^-shift levels from one level of the piece to the next, up to MOST_TONE_STEP; step[0] = 0
   *   1 u8    shift, one of TONE_SHIFTS
   * A level v ≥ 16 gives min(255, base[v >> 4] + ((step[v >> 4] · (v & 15) + fraction[v >> 4]) >> shift)). Where level 0 maps to 0,
   * runs of black are only read.
   */
  tonePlanes(r: number, g: number, b: number, curve: number, n: number): void;
  /**
   * tonePlanes, after which the background colour `ground` (0xrrggbb) is its own level again where `uncovered` is 255, and nearer to it the
   * higher `uncovered` is: with by = ground - curve(ground), v = curve(v) ± q15(fraction(uncovered), |by|), clamped, with the sign of by and
   * the rounding of blitCells.
   */
  toneOverGround(r: number, g: number, b: number, uncovered: number, curve: number, ground: number, n: number): void;
  /**
   * v = v + q15(ground - toned, fraction(uncovered)): `ground` has a level for each pixel, and `toned` is that after the tone map. With
   * `uncovered` as above.
   */
  groundByPlane(v: number, ground: number, toned: number, uncovered: number, n: number): void;
}
