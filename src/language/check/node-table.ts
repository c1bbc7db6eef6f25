// The nodes of one scene, hash-consed: equal nodes are shared, arguments come before their users. Simple constant
// arithmetic is folded by the engine's rules (division by zero is 0, comparisons give 0 or 1).

import type { Rate } from '../../contract/catalog-entry.ts';
import { MEDIA_MEMBERS, type MediaMember } from '../../contract/media.ts';
import type { Arg, Args, NodeId, PlanNode } from '../../contract/plan.ts';

const RANK: Record<Rate, number> = { const: 0, frame: 1, cell: 2 };
const RATES: Rate[] = ['const', 'frame', 'cell'];
type CallNode = Extract<PlanNode, { k: 'call' }>;

export class NodeTable {
  readonly nodes: PlanNode[] = [];
  private readonly ids = new Map<string, NodeId>();
  private readonly rates: number[] = [];
  private readonly readsValue: boolean[] = [];
  private readonly limit: number;
  /** The limit is reached; further nodes are all node 0. */
  full = false;

  constructor(limit: number) {
    this.limit = limit;
  }

  num(v: number): NodeId {
    return this.intern(`n${Object.is(v, -0) ? 0 : v}`, { k: 'num', v: Object.is(v, -0) ? 0 : v }, 0, false);
  }
  rgb(v: [number, number, number]): NodeId {
    return this.intern(`r${v.join()}`, { k: 'rgb', v }, 0, false);
  }
  beats(n: number): NodeId {
    return this.intern(`b${n}`, { k: 'beats', n }, 0, false);
  }
  variable(name: string, rate: Rate): NodeId {
    return this.intern(`v${name}`, { k: 'var', name, rate }, RANK[rate], name === 'value');
  }

  /** `use`: index into the scene's materials. */
  media(use: number, member: MediaMember): NodeId {
    const { rate } = MEDIA_MEMBERS[member];
    return this.intern(`m${use}.${member}`, { k: 'media', use, member, rate }, RANK[rate], false);
  }

  op(fn: string, ...operands: NodeId[]): NodeId {
    if (operands.every((id) => this.nodes[id]!.k === 'num')) {
      const folded = fold(
        fn,
        operands.map((id) => this.constant(id)!),
      );
      if (folded !== null && Number.isFinite(folded)) return this.num(folded);
    }
    const beats = this.foldBeats(fn, operands);
    if (beats !== null) return beats;
    const condition = fn === 'select' ? this.constant(operands[0]!) : null;
    if (condition !== null) return condition !== 0 ? operands[1]! : operands[2]!;
    const args: Args =
      fn === 'select'
        ? { c: { node: operands[0]! }, a: { node: operands[1]! }, b: { node: operands[2]! } }
        : operands.length === 1
          ? { a: { node: operands[0]! } }
          : { a: { node: operands[0]! }, b: { node: operands[1]! } };
    return this.call(
      {
        k: 'call',
        fn,
        kind: 'op',
        type: fn === 'select' && this.isColor(operands[1]!) ? 'color' : 'number',
        rate: 'const',
        args,
        site: 0,
      },
      0,
    );
  }

  /** `least`: the lowest rate the call can have. Sets the node's rate. */
  call(node: CallNode, least: number): NodeId {
    let rank = least;
    let reads = false;
    const uses = (id: NodeId): void => {
      if (this.rates[id]! > rank) rank = this.rates[id]!;
      if (this.readsValue[id]) reads = true;
    };
    eachArgNode(node.args, uses);
    if (node.input !== undefined) uses(node.input);
    node.rate = RATES[rank]!;
    return this.intern(
      `c${node.kind}.${node.fn}.${node.site}.${node.type}.${node.input ?? ''}${argsKey(node.args)}`,
      node,
      rank,
      reads,
    );
  }

  rate(id: NodeId): Rate {
    return RATES[this.rates[id]!]!;
  }
  usesValue(id: NodeId): boolean {
    return this.readsValue[id]!;
  }
  constant(id: NodeId): number | null {
    const node = this.nodes[id]!;
    return node.k === 'num' ? node.v : null;
  }
  isColor(id: NodeId): boolean {
    const node = this.nodes[id]!;
    if (node.k === 'media') return MEDIA_MEMBERS[node.member].type === 'color';
    return node.k === 'rgb' || (node.k === 'call' && node.type === 'color');
  }

  private intern(key: string, node: PlanNode, rank: number, reads: boolean): NodeId {
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    if (this.nodes.length >= this.limit) {
      this.full = true;
      return 0;
    }
    const id = this.nodes.length;
    this.nodes.push(node);
    this.ids.set(key, id);
    this.rates.push(rank);
    this.readsValue.push(reads);
    return id;
  }

  /** Sums and multiples of beats are beats: `2 * 4beats` follows the music like `8beats`. */
  private foldBeats(fn: string, operands: NodeId[]): NodeId | null {
    const a = this.nodes[operands[0]!];
    const b = operands.length > 1 ? this.nodes[operands[1]!] : undefined;
    if (!a || (a.k !== 'beats' && b?.k !== 'beats')) return null;
    if (fn === 'neg' && a.k === 'beats') return this.beats(-a.n);
    if (!b) return null;
    if (a.k === 'beats' && b.k === 'beats')
      return fn === 'add' ? this.beats(a.n + b.n) : fn === 'sub' ? this.beats(a.n - b.n) : null;
    if (a.k === 'beats' && b.k === 'num' && (fn === 'mul' || fn === 'div')) return this.beats(fold(fn, [a.n, b.v])!);
    if (a.k === 'num' && b.k === 'beats' && fn === 'mul') return this.beats(a.v * b.n);
    return null;
  }
}

/** A string that is equal for equal arguments only. */
function argsKey(args: Args): string {
  let key = '';
  for (const name in args) {
    const arg = args[name]!;
    key += 'node' in arg ? `,${name}:${arg.node}` : `,${name}=${JSON.stringify(arg)}`;
  }
  return key;
}

/** Calls `use` for every node that an argument list refers to. */
export function eachArgNode(args: Args, use: (id: NodeId) => void): void {
  for (const name in args) {
    const arg = args[name]!;
    if ('node' in arg) use(arg.node);
    else for (const id of nodesOf(arg)) use(id);
  }
}

/** Every node an argument list refers to. */
export function argNodes(args: Args): NodeId[] {
  const ids: NodeId[] = [];
  eachArgNode(args, (id) => ids.push(id));
  return ids;
}

function nodesOf(arg: Arg): NodeId[] {
  if ('node' in arg) return [arg.node];
  if ('nodes' in arg) return arg.nodes;
  if ('point' in arg) return arg.point;
  if ('points' in arg) return arg.points.flat();
  if ('stops' in arg) return arg.stops.flatMap((stop) => [stop.at, stop.value]);
  return [];
}

/** Exact operations only, so that folding never changes a frame; null for what the engine must compute. */
export function fold(fn: string, [a = 0, b = 0, c = 0]: number[]): number | null {
  switch (fn) {
    case 'add':
      return a + b;
    case 'sub':
      return a - b;
    case 'mul':
      return a * b;
    case 'div':
      return b === 0 ? 0 : a / b;
    case 'neg':
      return -a;
    case 'lt':
      return a < b ? 1 : 0;
    case 'le':
      return a <= b ? 1 : 0;
    case 'gt':
      return a > b ? 1 : 0;
    case 'ge':
      return a >= b ? 1 : 0;
    case 'eq':
      return a === b ? 1 : 0;
    case 'ne':
      return a !== b ? 1 : 0;
    case 'and':
      return a !== 0 && b !== 0 ? 1 : 0;
    case 'or':
      return a !== 0 || b !== 0 ? 1 : 0;
    case 'not':
      return a === 0 ? 1 : 0;
    case 'select':
      return a !== 0 ? b : c;
    case 'pow':
      return foldPower(a, b);
    case 'min':
      return a < b ? a : b;
    case 'max':
      return a > b ? a : b;
    case 'abs':
      return Math.abs(a);
    case 'floor':
      return Math.floor(a);
    case 'ceil':
      return Math.ceil(a);
    case 'sign':
      return a > 0 ? 1 : a < 0 ? -1 : 0;
    default:
      return null;
  }
}

function foldPower(base: number, exponent: number): number | null {
  if (!Number.isInteger(exponent) || Math.abs(exponent) > 16) return null;
  let value = 1;
  for (let i = 0; i < Math.abs(exponent); i++) value *= base;
  return exponent < 0 ? (value === 0 ? 0 : 1 / value) : value;
}
