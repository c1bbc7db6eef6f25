// Kernels of pictures and footage: rows of a file's samples to linear light, and their exact means over the cells of a grid. Rows of light
// are i16 in Q15 (32767 is white), planar, and padded to whole vectors of eight; what is past the end of a row is scratch.

/** Entries of a table for `decodeRow`: one per code value in Q12. */
export const DECODE_ENTRIES = 4096;
/** Steps of a curve of light for `adjustCells`: one f32 each, and one for what is past the last. */
export const CURVE_STEPS = 256;
/** By how much `adjustCells` enlarges the differences of linear colours at most: near black they are noise. */
export const MOST_COLOR_GAIN = 48;
/** Contrast within a surrounding that a curve gives at least and at most. */
export const CURVE_GAIN = { least: 1.2, most: 1.9 } as const;
/** Bytes of one f32 cell: red, green, blue (linear, times alpha) and alpha. */
export const CELL_BYTES = 16;
export interface PictureKernels {
  /**
   * What n chroma samples add to red, green and blue, i16 in Q14, one past the end repeated. `u` and `v` have `bits` (8 to 16) per sample:
   * u8 for 8, else u16. Factors: Q15 of half of what a sample above its centre adds.
   */
  chromaRow(
    r: number,
    g: number,
    b: number,
    u: number,
    v: number,
    n: number,
    bits: number,
    rv: number,
    gu: number,
    gv: number,
    bu: number,
  ): void;
  /** Twice as many: each value, and the mean of it and the next; one past the end repeated. */
  widenRow(dst: number, src: number, n: number): void;
  /**
   * Red, green and blue rows at dst, dst + stride and dst + 2 · stride bytes, from luma and rows of chroma (as chromaRow writes them).
   * `decode`: codes are left as they are (0), or decoded by the sRGB curve (1). isHalf: chroma has half the columns, sited at the even ones. Luma is (y − zero) · gain, `zero` in Q15 samples, `gain` in Q15 of Q14.
   */
  lumaRow(
    dst: number,
    stride: number,
    y: number,
    r: number,
    g: number,
    b: number,
    n: number,
    bits: number,
    isHalf: number,
    zero: number,
    gain: number,
    decode: number,
  ): void;
  /** One row of light, alpha or codes from one plane. */
  valueRow(dst: number, src: number, n: number, bits: number, zero: number, gain: number, decode: number): void;
  /** Four rows from interleaved red, green, blue and alpha; alpha is never decoded. */
  rgbaRow(dst: number, stride: number, src: number, n: number, bits: number, decode: number): void;
  /** Codes to light, in place: table[code >> 3], u16. */
  decodeRow(row: number, n: number, table: number): void;
  /** Three rows times alpha, in place. */
  coverRow(rows: number, stride: number, alpha: number, n: number): void;
  /** Interleaved u8 or u16 samples whose colours are multiplied by alpha: divides them, in place. */
  unmultiplyRow(row: number, n: number, bits: number): void;
  /** sums (i32) = or += row · weight; weight in Q15, 32768 adds the row as it is. */
  sumRow(sums: number, row: number, n: number, weight: number, isFirst: number): void;
  /**
   * A row of cells from sums of rows. `channels`: 4 with sums of alpha, 3 where all is opaque (alpha is then each column's share times
   * `cover`). Sums of a channel are `stride` i32 apart. `taps`: for each of n cells i32 first sample, i32 blocks of four samples, f32
   * share of the column that has samples, i32 0; then four f32 weights a block. Cells are f32 × 4, `step` bytes apart (may be negative),
   * times `scale`.
   */
  cellsRow(
    dst: number,
    step: number,
    sums: number,
    stride: number,
    channels: number,
    taps: number,
    n: number,
    scale: number,
    cover: number,
  ): void;
  /**
   * One row of a table of running sums from n cells: row[i + 1] = above[i + 1] + the sum of the cells up to i, as u32 × 4 in units of
   * 1/65535, modulo 2³². row[0] is 0.
   */
  sumCells(row: number, above: number, cells: number, n: number): void;
  /**
   * Means of boxes from such a table of cols × rows cells, whose row 0 and column 0 are zeros. Each box has four f32, in table cells: x0,
   * x1, y0, y1, x0 < x1 and y0 < y1; what is outside lo … hi is transparent. A box may hold 65535 cells of the table.
   */
  boxMeans(
    dst: number,
    boxes: number,
    n: number,
    table: number,
    cols: number,
    rows: number,
    loX: number,
    hiX: number,
    loY: number,
    hiY: number,
  ): void;
  /**
   * Makes cells transparent, in place, that are near a colour (OKLab): distance = scale · √(byLightness · ΔL² + Δa² + Δb²), transparent up
   * to `range`, opaque from range + soft. From the others takes `spill` times what they have of the hue (unitA, unitB). Works on four
   * cells at once: those after n are scratch.
   */
  keyCells(
    cells: number,
    n: number,
    keyL: number,
    keyA: number,
    keyB: number,
    byLightness: number,
    scale: number,
    range: number,
    soft: number,
    spill: number,
    unitA: number,
    unitB: number,
  ): void;
  /**
   * Values of n places, between the centres of a small picture's cells; clamped at its edges. `x` and `y`: fractions of its width and
   * height. Works on four places at once: those after n are scratch.
   */
  sampleSmall(out: number, values: number, cols: number, rows: number, x: number, y: number, n: number): void;
  /**
   * Changes cells in place. `matrix`: nine f32 that bring linear light to the primaries of sRGB, or 0. Light as seen is stretched from
   * `low` by `span`, follows `curve` (CURVE_STEPS + 1 f32, or 0) by the light of its surrounding (`base`: f32 as seen, a value per cell,
   * stretched from curveLow by curveSpan), gains `detail` times its difference from `around` (linear f32 per cell, or 0), is multiplied
   * by `gain` as linear light, and by `contrast` around the middle. If isPlain is set, only matrix and gain are applied. Works on four
   * cells at once: those after n are scratch.
   */
  adjustCells(
    cells: number,
    n: number,
    matrix: number,
    isPlain: number,
    gain: number,
    low: number,
    span: number,
    contrast: number,
    detail: number,
    around: number,
    curve: number,
    curveLow: number,
    curveSpan: number,
    base: number,
  ): void;
  /** Cells to sRGB levels 0..255: colours over black and alpha. */
  cellLevels(r: number, g: number, b: number, alpha: number, cells: number, n: number): void;
}
