// Run-length encoded BMP pixels: pairs of a count and a value, and escapes.

const END_OF_LINE = 0;
const END = 1;
const MOVE = 2;

/** Palette indices from the first stored row; -1 where the file skips pixels or ends. */
export function unpackRuns(data: Uint8Array, width: number, height: number, isNibbles: boolean): Int16Array {
  const indices = new Int16Array(width * height).fill(-1);
  let x = 0;
  let y = 0;
  const put = (index: number): void => {
    if (x < width && y < height) indices[y * width + x] = index;
    x++;
  };
  const half = (byte: number, i: number): number => (i & 1 ? byte & 15 : byte >> 4);
  for (let at = 0; at + 1 < data.length && y < height;) {
    const [count, value] = [data[at], data[at + 1]];
    at += 2;
    if (count > 0) {
      for (let i = 0; i < count; i++) put(isNibbles ? half(value, i) : value);
    } else if (value === END_OF_LINE) {
      x = 0;
      y++;
    } else if (value === END) {
      break;
    } else if (value === MOVE) {
      x += data[at] ?? 0;
      y += data[at + 1] ?? 0;
      at += 2;
    } else {
      for (let i = 0; i < value; i++) put(isNibbles ? half(data[at + (i >> 1)] ?? 0, i) : (data[at + i] ?? 0));
      const bytes = isNibbles ? (value + 1) >> 1 : value;
      at += bytes + (bytes & 1);
    }
  }
  return indices;
}
