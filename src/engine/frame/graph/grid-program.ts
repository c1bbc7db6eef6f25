// The cell-rate nodes that one grid needs, as a flat list of kernel calls in topological order. Buffers are reused after their last
// use, and running allocates nothing. Time-invariant nodes are computed on the first run and kept; of the others only those run that an
// output needs which has changed since the last run.

import type { Kernels } from '../../kernels/kernels.ts';
import type { F32Buffer, KernelMemory } from '../../kernels/memory.ts';
import { emitCellStep } from './cell-steps.ts';
import type { GraphNode } from './graph-node.ts';
import type { CoordinateName, Grid } from './grid.ts';
import { KERNEL_OPS } from './kernel-ops.ts';
import { isMaterialRead } from './material-node.ts';
import type { LatticeInstance } from './lattice-instance.ts';
import { constantNodes } from './constant-nodes.ts';
import { OutputChanges } from './output-changes.ts';

/** A kernel call, the node whose values it computes, and the outputs that need it, as bits. */
interface Step {
  node: GraphNode;
  run: () => void;
  users: number;
}

export class GridProgram {
  readonly grid: Grid;
  /** Drawn before the steps run. */
  readonly lattices: LatticeInstance[] = [];
  readonly #memory: KernelMemory;
  readonly #steps: Step[];
  /** Run once, before the others. */
  #firstSteps: Step[];
  readonly #latticeNodes = new Map<LatticeInstance, GraphNode>();
  readonly #places = new Map<number, F32Buffer[]>();
  readonly #owned: F32Buffer[] = [];
  readonly #changes: OutputChanges;

  /** `outputs` keep their buffers to the end of the frame. */
  constructor(grid: Grid, outputs: readonly GraphNode[], values: Float64Array, kernels: Kernels, memory: KernelMemory) {
    this.grid = grid;
    this.#memory = memory;
    const kept = constantNodes(collect(outputs), outputs);
    this.#changes = new OutputChanges(outputs, kept, values);
    const spare: F32Buffer[] = [];
    const make = { values, kernels, spare };
    // What one output leaves as it is must not be overwritten on the way to another.
    const sources = new Set(outputs.map(sourceOf));
    const apart: ReadonlySet<GraphNode> = sources.size > 1 ? sources : new Set();
    this.#firstSteps = this.#emit(collect([...kept]), [...kept], new Set(), make);
    this.#steps = this.#emit(collect(outputs, kept), [...outputs, ...kept], apart, make);
  }

  /**
   * Steps for `order`; the buffers of `staying` are not reused, those of `apart` not even before. `spare` holds buffers that later steps
   * may use.
   */
  #emit(
    order: readonly GraphNode[],
    staying: readonly GraphNode[],
    apart: ReadonlySet<GraphNode>,
    { values, kernels, spare }: { values: Float64Array; kernels: Kernels; spare: F32Buffer[] },
  ): Step[] {
    const { grid } = this;
    const steps: Step[] = [];
    const uses = new Map<number, number>();
    const lastUse = new Map<number, number>();
    order.forEach((node, at) => {
      for (const arg of node.args) {
        if (!arg.isCell) continue;
        const source = sourceOf(arg);
        lastUse.set(source.id, at);
        uses.set(arg.id, (uses.get(arg.id) ?? 0) + 1);
      }
    });
    for (const node of staying) {
      lastUse.set(sourceOf(node).id, Infinity);
      uses.set(node.id, Infinity);
    }
    const fused = this.#fusedProducts(order, uses, lastUse);
    const make = () => {
      const buffer = this.#memory.f32(grid.cells);
      this.#owned.push(buffer);
      return buffer;
    };
    const take = () => spare.pop() ?? make();
    order.forEach((node, at) => {
      if (node.op === 'channel') return;
      if (node.op === 'coord') {
        this.#places.set(node.id, [grid.coordinate(node.data as CoordinateName)]);
        return;
      }
      if (fused.has(node.id)) return;
      if (node.op === 'lattice') {
        const instance = node.data as LatticeInstance;
        if (!this.lattices.includes(instance)) {
          this.lattices.push(instance);
          this.#latticeNodes.set(instance, node);
        }
        if (instance.isSameAs(grid, node.args)) {
          this.#places.set(node.id, [instance.buffer]);
          return;
        }
      }
      // An argument that is read for the last time may be overwritten: every kernel with one output supports that.
      const outputCount =
        node.op === 'table' ? 3 : isMaterialRead(node.data) ? node.data.outputs : (KERNEL_OPS[node.op]?.outputs ?? 1);
      const release = () => {
        for (const arg of new Set(cellArgs(node, fused).map(sourceOf))) {
          if (lastUse.get(arg.id) !== at || arg.op === 'coord') continue;
          const buffers = this.#places.get(arg.id);
          if (buffers && !(arg.op === 'lattice' && (arg.data as LatticeInstance).buffer === buffers[0]))
            spare.push(...buffers);
        }
      };
      const isApart = apart.has(node);
      const isInPlace =
        outputCount === 1 && !KERNEL_OPS[node.op] && node.op !== 'lattice' && node.op !== 'material' && !isApart;
      if (isInPlace) release();
      const out = Array.from({ length: outputCount }, isApart ? make : take);
      if (!isInPlace) release();
      this.#places.set(node.id, out);
      steps.push({
        node,
        users: this.#changes.usersOf(node),
        run: emitCellStep(node, {
          kernels,
          values,
          cells: grid.cells,
          out: out.map((buffer) => buffer.ptr),
          buffers: out,
          bufferOf: (arg) => this.buffer(arg),
          fused: fused.has(node.args[0]?.id) ? node.args[0] : null,
          pointer: (arg) => this.buffer(arg).ptr,
        }),
      });
      if (!lastUse.has(node.id)) spare.push(...out);
    });
    return steps;
  }

  /** Pointer to a node's values after `run`. Only outputs are kept. */
  buffer(node: GraphNode): F32Buffer {
    const source = sourceOf(node);
    return this.#places.get(source.id)![source === node ? 0 : node.value];
  }

  /** Frame-rate values and lattices must already be computed for the moment. `measured`: the milliseconds of each step. */
  run(measured?: (node: GraphNode, ms: number) => void): void {
    for (const { run } of this.#firstSteps) run();
    this.#firstSteps = [];
    const changed = this.#changes.find();
    if (changed === 0) return;
    if (!measured) {
      for (const { run, users } of this.#steps) if ((users & changed) !== 0) run();
      return;
    }
    for (const { node, run, users } of this.#steps) {
      if ((users & changed) === 0) continue;
      const start = performance.now();
      run();
      measured(node, performance.now() - start);
    }
  }

  /** How often an output has changed. */
  changesOf(output: GraphNode): number {
    return this.#changes.countOf(output);
  }

  /** The first node that reads a lattice. */
  nodeOf(lattice: LatticeInstance): GraphNode {
    return this.#latticeNodes.get(lattice)!;
  }

  /** Steps per run, after the first. */
  get stepCount(): number {
    return this.#steps.length;
  }

  dispose(): void {
    for (const buffer of this.#owned) this.#memory.free(buffer);
  }

  // x · s + t is one kernel if the product has no other use; it rounds like the two steps.
  #fusedProducts(order: readonly GraphNode[], uses: Map<number, number>, lastUse: Map<number, number>): Set<number> {
    const fused = new Set<number>();
    const own = new Set(order);
    order.forEach((node, at) => {
      if (node.op !== 'add' || node.args[1].isCell) return;
      const product = node.args[0];
      if (product.op !== 'mul' || product.args[1].isCell || uses.get(product.id) !== 1 || !own.has(product)) return;
      fused.add(product.id);
      // The sum now reads the factor.
      const factor = sourceOf(product.args[0]);
      if ((lastUse.get(factor.id) ?? -1) < at) lastUse.set(factor.id, at);
    });
    return fused;
  }
}

const sourceOf = (node: GraphNode): GraphNode => (node.op === 'channel' ? node.args[0] : node);

function cellArgs(node: GraphNode, fused: Set<number>): GraphNode[] {
  return node.args.flatMap((arg) => (fused.has(arg.id) ? arg.args.filter((a) => a.isCell) : arg.isCell ? [arg] : []));
}

/** All cell-rate nodes that the outputs depend on, arguments first; without `known` nodes and nodes that only those depend on. */
export function collect(outputs: readonly GraphNode[], known: ReadonlySet<GraphNode> = new Set()): GraphNode[] {
  const seen = new Set<GraphNode>();
  const visit = (node: GraphNode): void => {
    if (!node.isCell || seen.has(node) || known.has(node)) return;
    seen.add(node);
    node.args.forEach(visit);
  };
  outputs.forEach(visit);
  return [...seen].sort((a, b) => a.id - b.id);
}
