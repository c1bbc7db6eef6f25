// How the glyphs of an atlas lie in kernel memory: all blocks of one size, a head and then the rows of coverage.

/** Bytes before a glyph's rows: u16 first row with ink, u16 the one after its last (both 0 where it has none), the rest 0. */
export const GLYPH_HEAD_BYTES = 16;

/** Bytes of one glyph; its rows have `stride` u16, a multiple of 8: coverage as fraction(0..255) of 32767, 0 past the cell's width. */
export const glyphBytes = (cellHeight: number, stride: number): number => GLYPH_HEAD_BYTES + 2 * cellHeight * stride;

/** Writes a glyph at `block` (u16 of a whole block) from the coverage 0..255 of its pixels, `width` a row. */
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
}
