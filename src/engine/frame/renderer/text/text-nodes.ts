// The numbers of a text's settings, at the graph's current moment.

import type { TextItem } from '../../../../contract/plan.ts';
import type { GraphNode } from '../../graph/graph-node.ts';
import type { SceneGraph } from '../../graph/scene-graph.ts';

export type TextNumber =
  | 'from'
  | 'to'
  | 'seconds'
  | 'leaveSeconds'
  | 'backdrop'
  | 'opacity'
  | 'size'
  | 'leading'
  | 'outline'
  | 'shadow'
  | 'glow';

export class TextNodes {
  readonly #graph: SceneGraph;
  readonly #nodes: Record<TextNumber, GraphNode | null>;

  constructor(graph: SceneGraph, item: TextItem) {
    this.#graph = graph;
    const scope = graph.scope(null);
    const number = (id: number | null) => (id === null ? null : graph.lowering.number(id, scope));
    this.#nodes = {
      from: number(item.from),
      to: number(item.to),
      seconds: number(item.reveal.seconds),
      leaveSeconds: number(item.leave.seconds),
      backdrop: number(item.backdrop),
      opacity: number(item.opacity),
      size: number(item.size),
      leading: number(item.leading),
      outline: number(item.outline),
      shadow: number(item.shadow),
      glow: number(item.glow),
    };
  }

  /** `otherwise` where the text does not set it. */
  value<T>(name: TextNumber, otherwise: T): number | T {
    const node = this.#nodes[name];
    return node === null ? otherwise : node.isConst ? node.value : this.#graph.value(node);
  }

  /** Whether it has one value for the whole scene. */
  isFixed(name: TextNumber): boolean {
    return this.#nodes[name]?.isConst !== false;
  }
}
