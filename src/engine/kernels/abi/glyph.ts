// Layout of an atlas's glyphs in kernel memory: equal-sized blocks, each a header followed by rows of coverage.

/**
 * Header size in bytes: u16 first row with ink, u16 one past the last (both 0 if there is none), u16 1 if all rows are the same and have ink,
 * the rest 0.
 */
export const GLYPH_HEAD_BYTES = 16;

/** Bytes of one glyph; its rows have `stride` u16, a multiple of 8: coverage in Q15, 0 past the cell's width. */
export const glyphBytes = (cellHeight: number, stride: number): number => GLYPH_HEAD_BYTES + 2 * cellHeight * stride;

/** Writes a glyph to `block` (the u16 of a whole block) from its pixels' coverage 0..255, `width` per row. */
export function writeGlyph(
  block: Uint16Array,
  coverage: Uint8Array,
  width: number,
  height: number,
  stride: number,
): void {
  block.fill(0);
  let first = 0,
    end = 0;
  for (let y = 0; y < height; y++) {
    const at = GLYPH_HEAD_BYTES / 2 + y * stride;
    let ink = 0;
    for (let x = 0; x < width; x++) {
      const level = coverage[y * width + x];
      ink |= level;
      block[at + x] = (level * 257) >> 1;
    }
    if (ink === 0) continue;
    if (end === 0) first = y;
    end = y + 1;
  }
  block[0] = first;
  block[1] = end;
  const isSameAbove = (level: number, at: number): boolean => at < width || coverage[at - width] === level;
  block[2] = end > 0 && coverage.subarray(0, width * height).every(isSameAbove) ? 1 : 0;
}
