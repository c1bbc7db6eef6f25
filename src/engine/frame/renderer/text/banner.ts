// Large letters made of blocks, from any font: each cell shows which of its quarters the letter covers.

import type { FontStack } from '../../glyphs/font-stack.ts';
import type { GlyphRasteriser } from '../../glyphs/glyph-rasteriser.ts';

/** By the quarters that are covered: 1 upper left, 2 upper right, 4 lower left, 8 lower right. */
const QUARTERS = [' ', '▘', '▝', '▀', '▖', '▌', '▞', '▛', '▗', '▚', '▐', '▜', '▄', '▙', '▟', '█'];
/** Width of a cell by its height, and samples per quarter, each way. */
const CELL_SHAPE = 0.5;
const FINE = 4;

/** Lines of text. `rows`: their number for each line of the source. */
export function bannerText(rasteriser: GlyphRasteriser, stack: FontStack, text: string, rows: number): string {
  const lines = text.split('\n');
  const longest = Math.max(1, ...lines.map((line) => [...line].length));
  // Wide enough for the widest letters; blank columns are cut off.
  const columns = Math.ceil((longest + 1) * rows * 2.2);
  return lines.map((line) => bannerLine(rasteriser, stack, line, rows, columns)).join('\n');
}

function bannerLine(
  rasteriser: GlyphRasteriser,
  stack: FontStack,
  text: string,
  rows: number,
  columns: number,
): string {
  const [cols, lattice] = [columns * 2, rows * 2];
  const coverage = rasteriser.text({
    text,
    cols: cols * FINE,
    rows: lattice * FINE,
    size: 2,
    at: [0.5, 0.5],
    halfWidth: (columns * CELL_SHAPE) / rows,
    halfHeight: 1,
    ...(stack.primary.isBundled ? {} : { font: stack.primary }),
  });
  const isCovered = (x: number, y: number): boolean => {
    let sum = 0;
    for (let dy = 0; dy < FINE; dy++)
      for (let dx = 0; dx < FINE; dx++) sum += coverage[(y * FINE + dy) * cols * FINE + x * FINE + dx];
    return sum >= (FINE * FINE) / 2;
  };
  const drawn = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_cell, col) => {
      const [x, y] = [col * 2, row * 2];
      const bits =
        (isCovered(x, y) ? 1 : 0) |
        (isCovered(x + 1, y) ? 2 : 0) |
        (isCovered(x, y + 1) ? 4 : 0) |
        (isCovered(x + 1, y + 1) ? 8 : 0);
      return QUARTERS[bits];
    }).join(''),
  );
  const first = Math.min(...drawn.map((line) => line.search(/\S/)).map((at) => (at < 0 ? columns : at)));
  return drawn.map((line) => line.slice(first).trimEnd()).join('\n');
}
