// What transparent pixels are shown on.

const LEVELS = [153, 102] as const;
const SQUARE = 8;

/** Lays rows of straight RGBA on grey squares of eight pixels, in place. */
export function layOnCheckerboard(rgba: Uint8Array, width: number, height: number): void {
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4;
      const alpha = rgba[at + 3];
      if (alpha === 255) continue;
      const ground = LEVELS[((x / SQUARE) ^ (y / SQUARE)) & 1] * (255 - alpha);
      for (let c = at; c < at + 3; c++) rgba[c] = Math.round((rgba[c] * alpha + ground) / 255);
      rgba[at + 3] = 255;
    }
  }
}
