// Transitions that switch whole cells of glyphs: each cell has its turn, 0 (first) to 1 (last).

import type { CellGeometry, ShaderMoment } from '../../effect-api/define.ts';
import { fitGrid } from '../../effect-api/grid-geometry.ts';
import type { U8Buffer } from '../../kernels/memory.ts';
import { hashInts, unitFromHash } from '../../kernels/scalar/math.ts';
import { ordersFor } from './reveal-order.ts';

/** Of a scene without layers: about the grid `md`, in pixels of a 1080-line frame. */
const USUAL = { width: 10, height: 19 };

/** The cells of the moment: those of the new scene's first layer. */
export function cellsOf({ cells, width, height, px }: ShaderMoment): CellGeometry {
  if (cells) return cells;
  const size = (pixels: number): number => Math.max(1, Math.floor(pixels * px + 0.5));
  return fitGrid(width, height, size(USUAL.width), size(USUAL.height));
}

/** Random numbers 0..1 of the cells, the same in each frame. */
export const cellNoise = (moment: ShaderMoment, cell: number, salt: number): number =>
  unitFromHash(hashInts(moment.seed, cell, salt));

/** The threshold map of `revealByOrder`; `turn` gives 0..1 for a cell by its middle in pixels. */
export function cellOrders(
  moment: ShaderMoment,
  name: string,
  signature: string,
  turn: (x: number, y: number, cell: number) => number,
): U8Buffer {
  const { seed } = moment;
  const { cols, rows, cellWidth, cellHeight, originX, originY } = cellsOf(moment);
  const turns = new Float64Array(cols * rows);
  let isFilled = false;
  const fill = (): void => {
    isFilled = true;
    for (let cell = 0; cell < turns.length; cell++) {
      const x = originX + ((cell % cols) + 0.5) * cellWidth;
      const y = originY + (Math.floor(cell / cols) + 0.5) * cellHeight;
      turns[cell] = turn(x, y, cell);
    }
  };
  const key = `${signature} ${seed} ${cellWidth}x${cellHeight}+${originX}+${originY}`;
  return ordersFor(moment, name, key, (x, y) => {
    if (!isFilled) fill();
    return turns[Math.floor((y - originY) / cellHeight) * cols + Math.floor((x - originX) / cellWidth)]!;
  });
}
