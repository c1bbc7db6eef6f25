// Frames made smaller, from differences to differences: the mean of the pixels that a smaller one covers.

type Size = { width: number; height: number };

/** Takes the difference (exclusive or) of a frame from the last one, and returns that of the smaller frames. The result is reused. */
export function createShrinker(from: Size, to: Size, channels: 3 | 4): (difference: Uint8Array) => Uint8Array {
  const pixels = new Uint8Array(from.width * from.height * channels);
  const small = new Uint8Array(to.width * to.height * channels);
  const changes = new Uint8Array(small.length);
  const edges = (count: number, size: number) =>
    Uint32Array.from({ length: count + 1 }, (_, i) => Math.round((i * size) / count));
  const columns = edges(to.width, from.width);
  const rows = edges(to.height, from.height);
  const sums = new Float64Array(channels);
  return (difference) => {
    for (let i = 0; i < pixels.length; i++) pixels[i]! ^= difference[i]!;
    for (let y = 0, at = 0; y < to.height; y++)
      for (let x = 0; x < to.width; x++) {
        sums.fill(0);
        for (let row = rows[y]!; row < rows[y + 1]!; row++) {
          const end = (row * from.width + columns[x + 1]!) * channels;
          for (let i = (row * from.width + columns[x]!) * channels; i < end; i += channels)
            for (let c = 0; c < channels; c++) sums[c]! += pixels[i + c]!;
        }
        const count = (rows[y + 1]! - rows[y]!) * (columns[x + 1]! - columns[x]!);
        for (let c = 0; c < channels; c++, at++) {
          const value = Math.round(sums[c]! / count);
          changes[at] = small[at]! ^ value;
          small[at] = value;
        }
      }
    return changes;
  };
}
