// Finds time-invariant nodes (their inputs are only positions and constants), which are computed once. Cheap nodes are recomputed: reading
// a buffer costs as much.

import type { GraphNode } from './graph-node.ts';

/** Cost in units of a simple step over a grid, such as adding two vectors. */
const COSTS: Readonly<Record<string, number>> = {
  coord: 0,
  channel: 0,
  div: 2,
  sqrt: 2,
  hypot: 3,
  mod: 4,
  smoothstep: 4,
  random: 4,
  sin: 5,
  cos: 5,
  exp: 5,
  log: 5,
  tan: 10,
  atan: 8,
  atan2: 8,
  asin: 8,
  acos: 8,
  pow: 12,
  table: 12,
  hsv: 12,
  oklch: 60,
  mixOklab: 100,
  noise2: 20,
  noise3: 40,
  fbm2: 80,
  fbm3: 160,
  voronoi: 120,
};
/** A constant step is kept only if it and all the steps it depends on cost at least this much. */
const WORTH_KEEPING = 4;
/** Most buffers that one grid may keep: 4 MB for the shape samples of a layer at 1080p. */
const MOST_KEPT = 12;

/**
 * The steps whose values are kept. The steps they depend on need not be kept. `order` lists arguments before their users;
 * `outputs` are read after all steps have run.
 */
export function constantNodes(order: readonly GraphNode[], outputs: readonly GraphNode[]): Set<GraphNode> {
  const costs = new Map<GraphNode, number>();
  for (const node of order) {
    const isStill =
      node.op === 'coord' ||
      (node.op !== 'lattice' && node.op !== 'material' && node.args.every((arg) => arg.isConst || costs.has(arg)));
    if (isStill)
      costs.set(
        node,
        node.args.reduce((sum, arg) => sum + (costs.get(arg) ?? 0), COSTS[node.op] ?? 1),
      );
  }
  const needed = new Set(outputs);
  const kept = new Set<GraphNode>();
  for (const node of order.toReversed()) {
    if (!needed.has(node)) continue;
    // A channel has no buffer of its own, so its source is kept.
    if (node.op !== 'channel' && kept.size < MOST_KEPT && (costs.get(node) ?? 0) >= WORTH_KEEPING) kept.add(node);
    else for (const arg of node.args) needed.add(arg);
  }
  return kept;
}
