// Which items read a node of a grid, so that the time it takes can be shared among them.

import type { GraphNode } from '../graph/graph-node.ts';
import { collect } from '../graph/grid-program.ts';

export class NodeUsers {
  readonly #users = new Map<GraphNode, number[]>();

  /** `wanted`: the nodes that each item reads, by its site. */
  constructor(wanted: ReadonlyMap<number, readonly GraphNode[]>) {
    for (const [site, nodes] of wanted)
      for (const node of collect(nodes)) {
        const users = this.#users.get(node);
        if (users) users.push(site);
        else this.#users.set(node, [site]);
      }
  }

  /** Sites, each once. */
  of(node: GraphNode): readonly number[] {
    return this.#users.get(node) ?? [];
  }
}
