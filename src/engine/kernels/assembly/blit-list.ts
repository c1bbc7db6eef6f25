// The list of a row's visible cells that blitCells passes to the loops of blit-cells.ts, and a glyph's header in the atlas.

/** Glyph header, before its coverage: first row with ink and one past the last, u16 each (abi/glyph.ts). */
export const GLYPH_HEAD: i32 = 16;

export const LIST_CELLS: i32 = 16384;
export const LIST_ENTRY: i32 = 20;
export const LIST = memory.data(20 * 16384, 16);

/** Per cell: coverage of the first row drawn, its offset from the row of cells' first pixel, row count, source levels and opacity. */
// @ts-ignore: decorator
@inline export function putCell(at: usize, cover: usize, offset: i32, lines: i32, red: i32, green: i32, blue: i32, opacity: i32): void {
  store<u32>(at, <u32>cover);
  store<i32>(at, offset, 4);
  store<i32>(at, lines, 8);
  store<u16>(at, red, 12);
  store<u16>(at, green, 14);
  store<u16>(at, blue, 16);
  store<u16>(at, opacity, 18);
}
