// Choosing a glyph with its ink and paper (glyphs: match): the layout of a palette's glyphs in kernel memory, and the kernel.

/** Levels of light that have a glyph of their own in cells without structure. */
export const MATCH_TONES = 64;
/**
 * A cell is without structure if ink and paper would differ by less than (base + rise · texture) of the texture's own contrast. A weak texture only
 * fills even cells; a strong one covers faint structure too, because characters here and there look like a fault.
 */
export const MATCH_PLAIN = { base: 0.2, rise: 2.2 } as const;
/** A cell's samples: four across, eight down. */
export const MATCH_ACROSS = 4;
export const MATCH_DOWN = 8;
export const MATCH_SAMPLES = MATCH_ACROSS * MATCH_DOWN;
/** The kernel compares eight glyphs at once. */
export const MATCH_LANES = 8;
/** A `place` that is no glyph of the palette. */
export const NO_PLACE = 0xffff;
/** Added to the place of a cell that shows texture (see `texture`). */
export const TEXTURED = 0x8000;

/** What is given of a cell's two colours; `both` is their sum. */
export const MATCH_FIXED = { none: 0, paper: 1, ink: 2, both: 3 } as const;

/** Relative weights of red, green and blue in a cell's error, as factors of the difference: the square roots of .3 .49 .21. */
export const MATCH_WEIGHTS = [0.5477225575, 0.7, 0.4582575695] as const;
/** A cell whose weighted samples all differ less than this from their mean is flat: any glyph does. */
export const MATCH_FLAT = 0.75 / 255;

/** Bytes of a table of `count` glyphs, a multiple of MATCH_LANES. */
export const matchTableBytes = (count: number): number => count * (2 * MATCH_SAMPLES + 5 * 4 + 4 * MATCH_SAMPLES);

/**
 * Writes a table from each glyph's mean coverage (0..255) at the samples, row by row. Sections, for glyphs g of `count` and samples i:
 *   i16  pairs      [g / 8][i / 2][g % 8][i % 2]   coverage
 *   f32  sum        [g]   A = Σ a, a being coverage / 255
 *   f32  power      [g]   B = Σ a²
 *   f32  spread     [g]   1 / (B − A² / 32), 0 for an even glyph
 *   f32  perPower   [g]   1 / B, 0 for a blank
 *   f32  perRest    [g]   1 / Σ (1 − a)², 0 for a full block
 *   f32  coverage   [g][i]
 */
export function writeMatchTable(bytes: Uint8Array, glyphs: readonly Uint8Array[]): void {
  const count = glyphs.length;
  const pairs = new Int16Array(bytes.buffer, bytes.byteOffset, count * MATCH_SAMPLES);
  const floats = new Float32Array(bytes.buffer, bytes.byteOffset + pairs.byteLength);
  const [sum, power, spread, perPower, perRest] = [0, 1, 2, 3, 4].map((at) =>
    floats.subarray(at * count, (at + 1) * count),
  );
  const coverage = floats.subarray(5 * count);
  glyphs.forEach((glyph, g) => {
    let a = 0;
    let b = 0;
    for (let i = 0; i < MATCH_SAMPLES; i++) {
      const block = (g - (g % MATCH_LANES)) * MATCH_SAMPLES;
      pairs[block + (i >> 1) * 2 * MATCH_LANES + (g % MATCH_LANES) * 2 + (i & 1)] = glyph[i];
      coverage[g * MATCH_SAMPLES + i] = glyph[i] / 255;
      a += glyph[i];
      b += glyph[i] * glyph[i];
    }
    const inverse = (x: number): number => (x > 0 ? (255 * 255) / x : 0);
    sum[g] = a / 255;
    power[g] = b / (255 * 255);
    spread[g] = inverse(b - (a * a) / MATCH_SAMPLES);
    perPower[g] = inverse(b);
    perRest[g] = inverse(MATCH_SAMPLES * 255 * 255 - 2 * 255 * a + b);
  });
}

export interface MatchKernels {
  /**
   * Chooses place (in the palette), ink and paper of n cells so that paper + (ink − paper) · coverage comes closest to the cell's samples in
   * the mean square, all within 0..1. `r g b`: 4 × 8 samples per cell in rows of cols · 4, f32, or u8 if `isBytes` is set. `ink` and `paper`: three planes of n bytes
   * each, at a distance of `planeBytes`; the one that `fixed` (MATCH_FIXED) gives is read, the other written. With ink fixed alone, `table`
   * holds inverted glyphs (255 − coverage). `before`: u16 places chosen earlier, kept while their error exceeds the least by at most `margin`
   * (mean square, weighted); NO_PLACE or a pointer of 0 for none.
   *
   * Where neither is fixed and `texture` is above 0, cells whose ink and paper would differ by less than (MATCH_PLAIN) · texture · light show a glyph by their light
   * instead, with ink and paper that differ by `texture` of their colour and keep its mean. `tones`: MATCH_TONES u16 places by light. `hold` 0..1: how long such a cell keeps its earlier glyph.
   *
   * Of colours, the error is measured along the direction in which the samples vary most.
   */
  matchCells(
    places: number,
    ink: number,
    paper: number,
    planeBytes: number,
    r: number,
    g: number,
    b: number,
    table: number,
    glyphCount: number,
    fixed: number,
    before: number,
    margin: number,
    isBytes: number,
    tones: number,
    texture: number,
    hold: number,
    cols: number,
    n: number,
  ): void;
}
