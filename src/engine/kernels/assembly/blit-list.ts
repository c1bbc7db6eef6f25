// The cells of one row that show, as blitCells hands them to the loops of blit-cells.ts, and the head of a glyph in the atlas.

/** Before a glyph's coverage: its first row with ink and the one after its last, u16 each (abi/glyph.ts). */
export const GLYPH_HEAD: i32 = 16;

export const LIST_CELLS: i32 = 16384;
export const LIST_ENTRY: i32 = 20;
export const LIST = memory.data(20 * 16384, 16);

/** Coverage of the first row drawn, where that lies from the row of cells' first pixel, how many rows; levels of the top and opacity. */
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
