// A field as an argument of an effect that is not a field: drawn on its own grid on first use in a frame, and sampled from there.

import type { FieldInput } from '../../effect-api/params.ts';
import type { Kernels } from '../../kernels/kernels.ts';
import type { KernelMemory } from '../../kernels/memory.ts';
import type { GraphNode } from './graph-node.ts';
import type { Grid } from './grid.ts';
import { GridProgram } from './grid-program.ts';

export interface ProbeHost {
  kernels: Kernels;
  memory: KernelMemory;
  numbers(): Float64Array;
  runProgram(program: GridProgram): void;
  draws(): number;
}

export class FieldProbe implements FieldInput {
  readonly #node: GraphNode;
  readonly #grid: Grid;
  readonly #host: ProbeHost;
  #program: GridProgram | null = null;
  #drawnAt = -1;

  constructor(node: GraphNode, grid: Grid, host: ProbeHost) {
    this.#node = node;
    this.#grid = grid;
    this.#host = host;
  }

  grid(): { values: Float32Array; cols: number; rows: number } {
    return { values: this.#values(), cols: this.#grid.cols, rows: this.#grid.rows };
  }

  /** Interpolates linearly between cell centres, and clamps to the edge outside. */
  sample(u: number, v: number): number {
    const values = this.#values();
    const { cols, rows } = this.#grid;
    const x = Math.min(Math.max(u * cols - 0.5, 0), cols - 1);
    const y = Math.min(Math.max(v * rows - 0.5, 0), rows - 1);
    const x0 = Math.floor(x);
    const y0 = Math.floor(y);
    const x1 = Math.min(cols - 1, x0 + 1);
    const y1 = Math.min(rows - 1, y0 + 1);
    const top = values[y0 * cols + x0] + (values[y0 * cols + x1] - values[y0 * cols + x0]) * (x - x0);
    const bottom = values[y1 * cols + x0] + (values[y1 * cols + x1] - values[y1 * cols + x0]) * (x - x0);
    return top + (bottom - top) * (y - y0);
  }

  dispose(): void {
    this.#program?.dispose();
  }

  #values(): Float32Array {
    const host = this.#host;
    const node = this.#node;
    this.#program ??= new GridProgram(this.#grid, [node], host.numbers(), host.kernels, host.memory);
    if (this.#drawnAt !== host.draws()) {
      this.#drawnAt = host.draws();
      host.runProgram(this.#program);
    }
    return this.#program.buffer(node).view;
  }
}
