// A chain of transforms as one affine map of the frame: `move`, `scale`, `rotate`, `skew`. It is measured at three points, so that
// cameras and groups move by the same definitions as fields.

import type { EffectCall } from '../../../contract/plan.ts';
import type { GraphNode } from '../graph/graph-node.ts';
import type { SceneGraph } from '../graph/scene-graph.ts';

/** In frame units, (x, y) shows what is at (x0 + x · ax + y · bx, y0 + x · ay + y · by). */
export interface Affine {
  x0: number;
  y0: number;
  ax: number;
  ay: number;
  bx: number;
  by: number;
}

interface Point {
  x: GraphNode;
  y: GraphNode;
}

export class AffineOf {
  readonly #graph: SceneGraph;
  readonly #points: readonly Point[];

  constructor(graph: SceneGraph, calls: readonly EffectCall[]) {
    this.#graph = graph;
    this.#points = [
      [0, 0],
      [1, 0],
      [0, 1],
    ].map(([x, y]) => {
      const { x: toX, y: toY } = graph.transformed(graph.point(x, y), calls);
      return { x: toX, y: toY };
    });
  }

  /** At the graph's current moment. */
  read(): Affine {
    const [o, a, b] = this.#points.map(({ x, y }) => ({ x: this.#graph.value(x), y: this.#graph.value(y) }));
    return { x0: o.x, y0: o.y, ax: a.x - o.x, ay: a.y - o.y, bx: b.x - o.x, by: b.y - o.y };
  }
}

/** Where content at (x, y) is drawn; null where the map is not invertible. */
export function placed({ x0, y0, ax, ay, bx, by }: Affine, x: number, y: number): [number, number] | null {
  const det = ax * by - bx * ay;
  if (Math.abs(det) < 1e-9) return null;
  const [dx, dy] = [x - x0, y - y0];
  return [(by * dx - bx * dy) / det, (ax * dy - ay * dx) / det];
}
