// Times that do not vary, read from the plan's nodes.

import type { PlanNode, PlanTime } from '../../contract/plan.ts';

/** A node as a constant time; null where it varies. */
export function constantTime(nodes: readonly PlanNode[], id: number): PlanTime | null {
  const node = nodes[id]!;
  if (node.k === 'num') return { seconds: node.v };
  if (node.k === 'beats') return { beats: node.n };
  if (node.k !== 'call' || (node.fn !== 'add' && node.fn !== 'sub') || node.kind !== 'op') return null;
  const [a, b] = [node.args.a, node.args.b].map((arg) => (arg && 'node' in arg ? constantTime(nodes, arg.node) : null));
  if (!a || !b) return null;
  const sign = node.fn === 'add' ? 1 : -1;
  return { seconds: (a.seconds ?? 0) + sign * (b.seconds ?? 0), beats: (a.beats ?? 0) + sign * (b.beats ?? 0) };
}
