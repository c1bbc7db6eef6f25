// How much ink a glyph has in each region of its cell.

import type { GlyphAtlas } from './atlas.ts';

/** Mean coverage 0..1 in `across` × `down` equal regions, row-major. A pixel that a border crosses counts by its part. */
export function regionsOf(atlas: GlyphAtlas, index: number, across: number, down: number): Float64Array {
  const { width, height } = atlas.cell;
  const shares = new Float64Array(across * down);
  const overlap = (pixel: number, from: number, to: number): number =>
    Math.max(0, Math.min(pixel + 1, to) - Math.max(pixel, from));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const coverage = atlas.coverage(index, x, y) / 255;
      if (coverage === 0) continue;
      for (let j = Math.floor((y * down) / height); j < down && (j * height) / down < y + 1; j++)
        for (let i = Math.floor((x * across) / width); i < across && (i * width) / across < x + 1; i++)
          shares[j * across + i] +=
            coverage *
            overlap(x, (i * width) / across, ((i + 1) * width) / across) *
            overlap(y, (j * height) / down, ((j + 1) * height) / down);
    }
  }
  return shares.map((share) => (share * across * down) / (width * height));
}
