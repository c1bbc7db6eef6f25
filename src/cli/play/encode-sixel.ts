// A picture as sixels: bands of six rows in a palette of 6 × 6 × 6 colours, dithered in a fixed order so that still areas stay.

const LEVELS = 6;
/** Order of a 4 × 4 ordered dither. */
const BAYER = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5];
const PALETTE = Array.from({ length: LEVELS ** 3 }, (_, i) => {
  const percent = (step: number) => Math.round((step * 100) / (LEVELS - 1));
  return `#${i};2;${percent(Math.floor(i / 36))};${percent(Math.floor(i / 6) % 6)};${percent(i % 6)}`;
}).join('');

/** `rgb`: rows without padding. */
export function encodeSixel(rgb: Uint8Array, width: number, height: number): string {
  const parts = [`\x1bP0;1;0q"1;1;${width};${height}`, PALETTE];
  const index = new Uint8Array(width * 6);
  for (let top = 0; top < height; top += 6) {
    const down = Math.min(6, height - top);
    const used = new Set<number>();
    for (let y = 0; y < down; y++)
      for (let x = 0; x < width; x++) {
        const at = ((top + y) * width + x) * 3;
        const bias = (BAYER[((top + y) & 3) * 4 + (x & 3)] + 0.5) / 16;
        const step = (level: number) => Math.min(LEVELS - 1, Math.floor((level * (LEVELS - 1)) / 255 + bias));
        const color = step(rgb[at]) * 36 + step(rgb[at + 1]) * 6 + step(rgb[at + 2]);
        index[y * width + x] = color;
        used.add(color);
      }
    let isFirst = true;
    for (const color of used) {
      parts.push(isFirst ? '' : '$', `#${color}`);
      isFirst = false;
      let [run, last] = [0, -1];
      for (let x = 0; x <= width; x++) {
        let bits = -2;
        if (x < width) {
          bits = 0;
          for (let y = 0; y < down; y++) if (index[y * width + x] === color) bits |= 1 << y;
        }
        if (bits === last) run++;
        else {
          if (run > 0) parts.push(runOf(last, run));
          [run, last] = [1, bits];
        }
      }
    }
    parts.push('-');
  }
  parts.push('\x1b\\');
  return parts.join('');
}

function runOf(bits: number, count: number): string {
  const character = String.fromCharCode(63 + bits);
  return count > 3 ? `!${count}${character}` : character.repeat(count);
}
