// One step of the graph. Equal steps are one node (Graph makes them); arguments always have smaller ids than their users.

import type { Rate } from '../../../contract/catalog-entry.ts';
import type { Grid } from './grid.ts';
import type { Num } from '../../effect-api/scope.ts';

export class GraphNode implements Num {
  readonly id: number;
  readonly rate: Rate;
  readonly op: string;
  readonly args: readonly GraphNode[];
  /** The value of a constant. */
  readonly value: number;
  /** Anything else that determines the result: a seed, a name, a lattice, a channel. */
  readonly data: unknown;
  /** The grid of a cell-rate node; null for other nodes. */
  readonly grid: Grid | null;

  constructor(
    id: number,
    rate: Rate,
    op: string,
    args: readonly GraphNode[],
    value: number,
    data: unknown,
    grid: Grid | null,
  ) {
    this.id = id;
    this.rate = rate;
    this.op = op;
    this.args = args;
    this.value = value;
    this.data = data;
    this.grid = grid;
  }

  get isCell(): boolean {
    return this.rate === 'cell';
  }
  get isConst(): boolean {
    return this.rate === 'const';
  }
}
