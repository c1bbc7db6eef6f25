// What a layer's cells are computed from, to tell whether they would be the same again.

import type { GraphNode } from '../graph/graph-node.ts';
import type { GridProgram } from '../graph/grid-program.ts';

export class LayerInputs {
  /** Computed by the program of the layer's grid. */
  readonly #fields: readonly GraphNode[];
  readonly #numbers: readonly GraphNode[];
  readonly #valueOf: (node: GraphNode) => number;
  readonly #last: Float64Array;
  #lastChanges = -1;

  constructor(nodes: readonly GraphNode[], valueOf: (node: GraphNode) => number) {
    this.#fields = [...new Set(nodes.filter((node) => node.isCell))];
    this.#numbers = nodes.filter((node) => !node.isCell && !node.isConst);
    this.#valueOf = valueOf;
    this.#last = new Float64Array(this.#numbers.length).fill(NaN);
  }

  /** Whether anything is another than at the last call. `own`: changes of what only the choice of glyphs reads. */
  haveChanged(program: GridProgram, own: number): boolean {
    let changes = own;
    for (const node of this.#fields) changes += program.changesOf(node);
    let changed = changes !== this.#lastChanges;
    this.#lastChanges = changes;
    this.#numbers.forEach((node, i) => {
      const value = this.#valueOf(node);
      if (Object.is(value, this.#last[i])) return;
      this.#last[i] = value;
      changed = true;
    });
    return changed;
  }
}
