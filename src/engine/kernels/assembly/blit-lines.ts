// The lines along the frame's pixels that blitCells lays a row of cells out on. Index 0 is the frame's first pixel; the
// margins on both sides take cells that are cut by the frame's edges.

export const LINE_PIXELS: i32 = 16384;
export const LINE_MARGIN: i32 = 256;

/** u8 a pixel. */
export const COVER = memory.data(256 + 16384 + 512, 16) + 256;
/** u16 a pixel: levels, or fractions of 32767 for multiply and screen; opacity as a fraction. */
export const RED = memory.data(2 * (256 + 16384 + 512), 16) + 512;
export const GREEN = memory.data(2 * (256 + 16384 + 512), 16) + 512;
export const BLUE = memory.data(2 * (256 + 16384 + 512), 16) + 512;
export const ALPHA = memory.data(2 * (256 + 16384 + 512), 16) + 512;
