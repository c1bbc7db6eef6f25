// F: how often a cell's glyph changes although its picture stands still, per frame. Read from the drawn pixels, so that it needs nothing of the
// program that drew them: a glyph has changed if the cell's pattern is another one and can be seen.

import type { Pixels } from './likeness.ts';

/** Largest change of a quarter's mean level in a still cell. */
const STILL = 4;
/** Patterns that correlate less are different glyphs. */
const ALIKE = 0.9;
/** Standard deviation of levels from which a pattern can be seen. */
const VISIBLE = 4;

export interface Flicker {
  /** Shares 0..1. */
  still: number;
  changed: number;
}

const lumaAt = ({ width, planes: [r, g, b] }: Pixels, x: number, y: number): number => {
  const at = y * width + x;
  return 0.2126 * r[at] + 0.7152 * g[at] + 0.0722 * b[at];
};

export function flickerOf(
  source: readonly [Pixels, Pixels],
  frames: readonly [Pixels, Pixels],
  cell: { width: number; height: number },
): Flicker {
  const { width, height } = source[0];
  const top = Math.floor((height - Math.ceil(height / cell.height) * cell.height) / 2);
  let [cells, still, changed] = [0, 0, 0];
  for (let y = top + cell.height; y + cell.height <= height; y += cell.height)
    for (let x = 0; x + cell.width <= width; x += cell.width) {
      cells++;
      const quarters = [0, 1, 2, 3].map((quarter) => {
        const [x0, y0] = [x + (quarter & 1) * (cell.width >> 1), y + (quarter >> 1) * (cell.height >> 1)];
        return source.map((picture) => {
          let sum = 0;
          for (let j = 0; j < cell.height >> 1; j++)
            for (let i = 0; i < cell.width >> 1; i++) sum += lumaAt(picture, x0 + i, y0 + j);
          return sum / ((cell.width >> 1) * (cell.height >> 1));
        });
      });
      if (quarters.some(([before, after]) => Math.abs(before - after) >= STILL)) continue;
      still++;
      const n = cell.width * cell.height;
      let [a, b, aa, bb, ab] = [0, 0, 0, 0, 0];
      for (let j = 0; j < cell.height; j++)
        for (let i = 0; i < cell.width; i++) {
          const [p, q] = [lumaAt(frames[0], x + i, y + j), lumaAt(frames[1], x + i, y + j)];
          a += p;
          b += q;
          aa += p * p;
          bb += q * q;
          ab += p * q;
        }
      const [va, vb, vab] = [aa / n - (a / n) ** 2, bb / n - (b / n) ** 2, ab / n - (a * b) / (n * n)];
      const isSeen = Math.max(va, vb) > VISIBLE * VISIBLE;
      if (isSeen && Math.abs(vab) < ALIKE * Math.sqrt(Math.max(va, 1e-9) * Math.max(vb, 1e-9))) changed++;
    }
  return { still: still / cells, changed: still > 0 ? changed / still : 0 };
}
