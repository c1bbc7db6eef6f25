// Which outputs of a grid's program differ from those of its last run. What a node computes is determined by the numbers of the frame, the
// lattices and the pictures that it is made of: where all of them are the same, so is the output, and its buffer still holds it. That also
// holds for what depends on time in form only, such as a fade that is over.

import { isTableOp } from './color-table.ts';
import type { GraphNode } from './graph-node.ts';
import type { LatticeInstance } from './lattice-instance.ts';
import { isMaterialRead } from './material-node.ts';

/** Bits of a set of outputs. Outputs beyond the last bit share one. */
const MOST_BITS = 31;

/** How often a lattice or picture has changed, as of the current moment; NaN where that is not known. */
type Source = () => number;

interface Output {
  readonly bit: number;
  /** Numbers of the frame: ids, and their values at the last run. */
  readonly ids: readonly number[];
  readonly last: Float64Array;
  readonly sources: readonly Source[];
  lastSources: number;
  changes: number;
}

export class OutputChanges {
  readonly #values: Float64Array;
  readonly #outputs = new Map<GraphNode, Output>();
  readonly #bits = new Map<GraphNode, number>();

  /** `constant`: nodes that are computed once. */
  constructor(outputs: readonly GraphNode[], constant: ReadonlySet<GraphNode>, values: Float64Array) {
    this.#values = values;
    for (const node of outputs)
      if (!this.#outputs.has(node)) this.#outputs.set(node, this.#outputOf(node, constant, this.#outputs.size));
  }

  /** The outputs, as bits, that must be computed for the current moment. */
  find(): number {
    let changed = 0;
    for (const output of this.#outputs.values()) {
      if (!hasChanged(output, this.#values)) continue;
      output.changes++;
      changed |= output.bit;
    }
    return changed;
  }

  /** The outputs, as bits, that depend on a node. */
  usersOf(node: GraphNode): number {
    return this.#bits.get(node) ?? 0;
  }

  /** How often an output has been another since the program began. */
  countOf(output: GraphNode): number {
    return this.#outputs.get(output)!.changes;
  }

  #outputOf(output: GraphNode, constant: ReadonlySet<GraphNode>, index: number): Output {
    const bit = 1 << Math.min(index, MOST_BITS - 1);
    const ids = new Set<number>();
    const sources: Source[] = [];
    const seen = new Set<GraphNode>();
    const visit = (node: GraphNode): void => {
      if (seen.has(node) || constant.has(node)) return;
      seen.add(node);
      if (!node.isCell) {
        if (!node.isConst) ids.add(node.id);
        return;
      }
      this.#bits.set(node, (this.#bits.get(node) ?? 0) | bit);
      if (isTableOp(node.data)) for (const id of node.data.ids) ids.add(id);
      const source = sourceOf(node);
      if (source) sources.push(source);
      node.args.forEach(visit);
    };
    visit(output);
    return { bit, ids: [...ids], last: new Float64Array(ids.size).fill(NaN), sources, lastSources: -1, changes: 0 };
  }
}

function sourceOf({ op, data }: GraphNode): Source | null {
  if (op === 'lattice') return () => (data as LatticeInstance).changes;
  return isMaterialRead(data) ? () => data.view.changesOf(data.member) : null;
}

/** Takes over what the output is made of now. Always true at first. */
function hasChanged(output: Output, values: Float64Array): boolean {
  const { ids, last, sources } = output;
  let changed = output.changes === 0;
  for (let i = 0; i < ids.length; i++) {
    const value = values[ids[i]];
    // Also tells 0 from −0.
    if (Object.is(value, last[i])) continue;
    last[i] = value;
    changed = true;
  }
  let sum = 0;
  for (let i = 0; i < sources.length; i++) sum += sources[i]();
  if (sum !== output.lastSources) changed = true;
  output.lastSources = sum;
  return changed;
}
