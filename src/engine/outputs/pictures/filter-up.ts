// PNG's filter `Up` for a whole picture: each row as its difference from the one above. Glyphs are mostly upright strokes, which this
// empties; the other filters leave up to four times as much of them.

const UP = 2;
const LOW_BITS = 0x7f7f7f7f;
const HIGH_BITS = ~LOW_BITS;

/** Rows of `rowBytes`, each behind the byte that names its filter. The first has none. */
export function filterUp(pixels: Uint8Array, rowBytes: number, height: number): Uint8Array {
  const out = new Uint8Array((rowBytes + 1) * height);
  out.set(pixels.subarray(0, rowBytes), 1);
  const write = rowBytes % 4 === 0 && pixels.byteOffset % 4 === 0 ? writeWords : writeBytes;
  write(pixels, rowBytes, height, out);
  for (let y = 1; y < height; y++) out[y * (rowBytes + 1)] = UP;
  return out;
}

function writeBytes(pixels: Uint8Array, rowBytes: number, height: number, out: Uint8Array): void {
  for (let y = 1; y < height; y++) {
    const to = y * (rowBytes + 1) + 1;
    const from = y * rowBytes;
    for (let x = 0; x < rowBytes; x++) out[to + x] = pixels[from + x] - pixels[from + x - rowBytes];
  }
}

/** Four bytes at a time: their high bits are kept apart, so that no byte borrows from the next. */
function writeWords(pixels: Uint8Array, rowBytes: number, height: number, out: Uint8Array): void {
  const words = rowBytes / 4;
  const source = new Uint32Array(pixels.buffer, pixels.byteOffset, words * height);
  const row = new Uint32Array(words);
  const bytes = new Uint8Array(row.buffer);
  for (let y = 1; y < height; y++) {
    const from = y * words;
    for (let i = 0; i < words; i++) {
      const own = source[from + i];
      const above = source[from + i - words];
      row[i] = ((own | HIGH_BITS) - (above & LOW_BITS)) ^ ((own ^ ~above) & HIGH_BITS);
    }
    out.set(bytes, y * (rowBytes + 1) + 1);
  }
}
