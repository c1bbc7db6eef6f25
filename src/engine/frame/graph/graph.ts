// The graph of one scene at one frame size: every expression of every layer, without duplicate steps. Here nodes are created, folded and
// hash-consed; FrameProgram computes frame-rate nodes, GridProgram cell-rate nodes.

import type { Rate } from '../../../contract/catalog-entry.ts';
import { GraphNode } from './graph-node.ts';
import type { CoordinateName, Grid } from './grid.ts';
import { KERNEL_OPS } from './kernel-ops.ts';
import { SCALAR_OPS } from './scalar-ops.ts';

const COMMUTATIVE = new Set(['add', 'mul', 'min', 'max', 'eq', 'ne', 'and', 'or', 'hypot']);
let serial = 0;

/** Whether a kernel takes this mix of vectors and numbers; if not, all must be vectors. */
function hasMixedKernel(name: string, [a, b, c]: readonly GraphNode[]): boolean {
  if (name === 'mix') return a.isCell && b.isCell;
  if (name === 'clamp') return a.isCell && !b.isCell && !c.isCell;
  return name === 'smoothstep' && !a.isCell && !b.isCell;
}

export class Graph {
  readonly nodes: GraphNode[] = [];
  #byKey = new Map<string, GraphNode>();
  #keys = new WeakMap<object, number>();

  num(value: number): GraphNode {
    const v = Number.isFinite(value) ? value : 0;
    return this.#make('const', 'num', [], v === 0 ? 0 : v, null, null, String(v === 0 ? 0 : v));
  }

  /** A time-dependent input: `t`, `progress`, `audio.bass`. */
  variable(name: string): GraphNode {
    return this.#make('frame', 'var', [], 0, name, null, name);
  }

  coordinate(grid: Grid, name: CoordinateName): GraphNode {
    return this.#make('cell', 'coord', [], 0, name, grid, `${name}@${grid.key}`);
  }

  /** A frame-rate number as a vector. */
  fill(grid: Grid, a: GraphNode): GraphNode {
    return a.isCell ? a : this.#make('cell', 'fill', [a], 0, null, grid, `@${grid.key}`);
  }

  integrate(rate: GraphNode): GraphNode {
    if (rate.isConst) return this.op('mul', this.variable('t'), rate);
    return this.#make('frame', 'integrate', [rate], 0, null, null, '');
  }

  smooth(value: GraphNode, seconds: GraphNode): GraphNode {
    return value.isConst ? value : this.#make('frame', 'smooth', [value, seconds], 0, null, null, '');
  }

  /** A plain operation. Folds constants, and operations whose result a constant determines. */
  op(name: string, ...given: GraphNode[]): GraphNode {
    let args = given;
    if (args.every((a) => a.isConst)) return this.num(this.#evaluate(name, args, 0));
    if (COMMUTATIVE.has(name)) {
      // The frame-rate argument goes second, as the kernels expect; arguments of the same rate are ordered by id.
      const [a, b] = args;
      if ((b.isCell && !a.isCell) || (a.isCell === b.isCell && a.id > b.id)) args = [b, a];
    }
    const simple = this.#simplify(name, args);
    if (simple) return simple;
    const grid = args.find((a) => a.isCell)?.grid ?? null;
    if (grid && args.length === 3 && !hasMixedKernel(name, args)) args = args.map((a) => this.fill(grid, a));
    return this.#make(grid ? 'cell' : 'frame', name, args, 0, null, grid, '');
  }

  /** A hash of a number's bits, 0..1. */
  random(a: GraphNode, seed: number): GraphNode {
    if (a.isConst) return this.num(SCALAR_OPS['random'](a.value, 0, 0, seed));
    return this.#make(a.isCell ? 'cell' : 'frame', 'random', [a], 0, seed, a.grid, String(seed));
  }

  /** A step of KERNEL_OPS; one node for each output. */
  kernel(name: string, args: GraphNode[], seed = 0): GraphNode[] {
    const { vectors, outputs } = KERNEL_OPS[name];
    return this.special(name, args.slice(0, vectors), args.slice(vectors), seed, String(seed), outputs);
  }

  /**
   * A step with data of its own. `identity` is the object or string that identifies it in the hash. `vectors` may vary per cell,
   * `numbers` must not.
   */
  special(
    name: string,
    vectors: GraphNode[],
    numbers: GraphNode[],
    data: unknown,
    identity: object | string,
    outputs: 1 | 3,
  ): GraphNode[] {
    const grid = vectors.find((a) => a.isCell)?.grid ?? null;
    const args = [...(grid ? vectors.map((a) => this.fill(grid, a)) : vectors), ...numbers];
    const key = typeof identity === 'string' ? identity : `#${this.#keyOf(identity)}`;
    const node = this.#make(grid ? 'cell' : 'frame', name, args, vectors.length, data, grid, key);
    if (outputs === 1) return [node];
    return [0, 1, 2].map((channel) => this.#make(node.rate, 'channel', [node], channel, null, grid, String(channel)));
  }

  /** A step per cell that no other step of the graph feeds, or only those of `vectors`; one node for each output. */
  source(name: string, grid: Grid, vectors: GraphNode[], data: object, identity: string, outputs: 1 | 3): GraphNode[] {
    const args = vectors.map((a) => this.fill(grid, a));
    const node = this.#make('cell', name, args, vectors.length, data, grid, `${identity}@${grid.key}`);
    if (outputs === 1) return [node];
    return [0, 1, 2].map((channel) => this.#make('cell', 'channel', [node], channel, null, grid, String(channel)));
  }

  /** A number per frame that depends on more than its arguments; it is computed after them. */
  reading(name: string, args: GraphNode[], data: object, identity: string): GraphNode {
    return this.#make('frame', name, args, 0, data, null, identity);
  }

  #keyOf(identity: object): number {
    let key = this.#keys.get(identity);
    if (key === undefined) this.#keys.set(identity, (key = ++serial));
    return key;
  }

  #evaluate(name: string, args: readonly GraphNode[], seed: number): number {
    const value = SCALAR_OPS[name](args[0]?.value ?? 0, args[1]?.value ?? 0, args[2]?.value ?? 0, seed);
    return Number.isFinite(value) ? value : 0;
  }

  // Algebraic simplifications, and sums and products reordered so that frame-rate terms are combined first.
  #simplify(name: string, args: readonly GraphNode[]): GraphNode | null {
    const [a, b, c] = args;
    const is = (node: GraphNode | undefined, value: number) =>
      node !== undefined && node.isConst && node.value === value;
    switch (name) {
      case 'add':
        if (is(b, 0)) return a;
        if (is(a, 0)) return b;
        if (a.isCell && !b.isCell && a.op === 'add' && !a.args[1].isCell)
          return this.op('add', a.args[0], this.op('add', a.args[1], b));
        return null;
      case 'sub':
        if (is(b, 0)) return a;
        if (a === b) return this.num(0);
        if (a.isCell && !b.isCell) return this.op('add', a, this.op('neg', b));
        return null;
      case 'mul':
        if (is(a, 0) || is(b, 0)) return this.num(0);
        if (is(b, 1)) return a;
        if (is(a, 1)) return b;
        if (a.isCell && !b.isCell && a.op === 'mul' && !a.args[1].isCell)
          return this.op('mul', a.args[0], this.op('mul', a.args[1], b));
        return null;
      case 'div':
        if (is(a, 0) || is(b, 0)) return this.num(0);
        return is(b, 1) ? a : null;
      case 'pow':
        if (is(b, 1)) return a;
        if (is(b, 2)) return this.op('mul', a, a);
        return is(b, 0) ? this.num(1) : null;
      case 'select':
        return a.isConst ? (a.value !== 0 ? b : c) : b === c ? b : null;
      case 'mix':
        return is(c, 0) || a === b ? a : is(c, 1) ? b : null;
      default:
        return null;
    }
  }

  #make(
    rate: Rate,
    op: string,
    args: readonly GraphNode[],
    value: number,
    data: unknown,
    grid: Grid | null,
    detail: string,
  ): GraphNode {
    let key = `${op}(${detail})`;
    for (const arg of args) key += `,${arg.id}`;
    const known = this.#byKey.get(key);
    if (known) return known;
    const node = new GraphNode(this.nodes.length, rate, op, args, value, data, grid);
    this.nodes.push(node);
    this.#byKey.set(key, node);
    return node;
  }
}
