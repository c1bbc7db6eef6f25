// The value of an expression of the plan at a moment, where times and arithmetic are all that it needs. Sound, fields and effects are
// the engine's: what needs them is not known here.

import type { Args, NodeId, PlanNode } from '../../contract/plan.ts';

export interface SceneMoment {
  /** Seconds of the scene, and its length. */
  t: number;
  seconds: number;
  /** See `PlanSegment.beatTimes`. */
  beatTimes: Readonly<Record<string, number>>;
}

type Operation = (a: number, b: number) => number;

/** By name, with the order of their parameters. */
const OPERATIONS: Readonly<Record<string, readonly [params: readonly string[], of: Operation]>> = {
  add: [['a', 'b'], (a, b) => a + b],
  sub: [['a', 'b'], (a, b) => a - b],
  mul: [['a', 'b'], (a, b) => a * b],
  div: [['a', 'b'], (a, b) => (b === 0 ? 0 : a / b)],
  neg: [['a'], (a) => -a],
  lt: [['a', 'b'], (a, b) => Number(a < b)],
  le: [['a', 'b'], (a, b) => Number(a <= b)],
  gt: [['a', 'b'], (a, b) => Number(a > b)],
  ge: [['a', 'b'], (a, b) => Number(a >= b)],
  eq: [['a', 'b'], (a, b) => Number(a === b)],
  ne: [['a', 'b'], (a, b) => Number(a !== b)],
  and: [['a', 'b'], (a, b) => Number(a !== 0 && b !== 0)],
  or: [['a', 'b'], (a, b) => Number(a !== 0 || b !== 0)],
  not: [['a'], (a) => Number(a === 0)],
};

/** Null where it is not known. */
export function valueAt(nodes: readonly PlanNode[], id: NodeId, moment: SceneMoment): number | null {
  const node = nodes[id];
  switch (node?.k) {
    case 'num':
      return node.v;
    case 'beats':
      return moment.beatTimes[String(node.n)] ?? null;
    case 'var':
      if (node.name === 't') return moment.t;
      return node.name === 'progress' && moment.seconds > 0 ? moment.t / moment.seconds : null;
    case 'call': {
      const operation = node.kind === 'op' && Object.hasOwn(OPERATIONS, node.fn) ? OPERATIONS[node.fn] : undefined;
      if (node.kind === 'op' && node.fn === 'select') return chosen(nodes, node.args, moment);
      if (!operation) return null;
      const [params, of] = operation;
      const values = params.map((name) => {
        const arg = node.args[name];
        return arg && 'node' in arg ? valueAt(nodes, arg.node, moment) : null;
      });
      // Nothing times the unknown is nothing.
      if (node.fn === 'mul' && values.includes(0)) return 0;
      return values.some((value) => value === null) ? null : of(values[0]!, values[1] ?? 0);
    }
    default:
      return null;
  }
}

/** `c ? a : b`: the other branch need not be known. */
function chosen(nodes: readonly PlanNode[], { c, a, b }: Args, moment: SceneMoment): number | null {
  const condition = c && 'node' in c ? valueAt(nodes, c.node, moment) : null;
  const branch = condition === 0 ? b : a;
  return condition !== null && branch && 'node' in branch ? valueAt(nodes, branch.node, moment) : null;
}
