// A grid of samples inside the cells of a layer's grid.

import { Grid } from '../graph/grid.ts';
import type { KernelMemory } from '../../kernels/memory.ts';

/** `across` × `down` samples per cell. */
export function fineGrid(memory: KernelMemory, grid: Grid, across: number, down: number): Grid {
  const { originX, originY, frameWidth, frameHeight, lattice } = grid;
  return new Grid(
    memory,
    {
      originX,
      originY,
      frameWidth,
      frameHeight,
      cols: grid.cols * across,
      rows: grid.rows * down,
      cellWidth: grid.cellWidth / across,
      cellHeight: grid.cellHeight / down,
    },
    lattice,
  );
}
