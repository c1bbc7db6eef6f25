// One picture from an interlaced frame: the lines of the field that comes first, and means of their neighbours between them. Cells
// average many lines, so that finer methods would not be seen; this one is exact everywhere.

/** `first`: parity of the lines that stay: 0 for the top field. Works in place on `height` rows of `width` samples. */
export function deinterlace(plane: Uint8Array | Uint16Array, width: number, height: number, first: 0 | 1): void {
  if (height < 2) return;
  for (let y = 1 - first; y < height; y += 2) {
    const row = y * width;
    const above = y > 0 ? row - width : row + width;
    const below = y < height - 1 ? row + width : row - width;
    for (let x = 0; x < width; x++) plane[row + x] = (plane[above + x] + plane[below + x] + 1) >> 1;
  }
}
