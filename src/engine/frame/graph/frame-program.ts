// Computes all frame-rate nodes of a graph at one moment, in id order. Integrals are summed over the reel's frames from the start of the
// segment, so a value is the same after playing and after seeking.

import { exp } from '../../kernels/scalar/math.ts';
import type { Kernels } from '../../kernels/kernels.ts';
import type { F32Buffer, KernelMemory } from '../../kernels/memory.ts';
import type { GraphNode } from './graph-node.ts';
import type { Graph } from './graph.ts';
import { KERNEL_OPS } from './kernel-ops.ts';
import { isTableOp, type TableOp } from './color-table.ts';
import type { MaterialStat } from './material-node.ts';
import type { SceneMoment } from './scene-moment.ts';
import { SCALAR_OPS } from './scalar-ops.ts';

type Step = () => void;

interface Integral {
  id: number;
  /** The node that is summed, or smoothed. */
  rate: number;
  /** The node that is the time constant of a smoothed value; null for integrals. */
  seconds: number | null;
  /** Sums (or smoothed values) before each reel frame, as far as frame `summed`. */
  sums: Float64Array;
  summed: number;
}

export class FrameProgram {
  /** Value of each node at the last computed moment, by id; entries of cell-rate nodes are unused. */
  readonly values: Float64Array;
  readonly #steps: Step[] = [];
  readonly #integralSteps: Step[] = [];
  readonly #variables: { id: number; name: string; audio: string | null }[] = [];
  readonly #integrals: Integral[] = [];
  readonly #stepOf = new Map<number, Step>();
  readonly #nodes: readonly GraphNode[];
  readonly #buffers: F32Buffer[] = [];
  readonly #memory: KernelMemory;
  #summed = 0;
  /** Where integrals are read: reel frame, and the fraction of a frame after it. */
  #frame = 0;
  #rest = 0;
  /** Seconds of a reel frame. */
  #dt = 0;

  constructor(graph: Graph, kernels: Kernels, memory: KernelMemory) {
    this.#memory = memory;
    const { nodes } = graph;
    this.#nodes = nodes;
    this.values = new Float64Array(nodes.length);
    const needed = integralNodes(nodes);
    const outputs = new Map<number, F32Buffer[]>();
    for (const node of nodes) {
      if (node.isConst) this.values[node.id] = node.value;
      else if (node.op === 'var') this.#variables.push(variableOf(node));
      else if (!node.isCell) {
        const step = this.#stepFor(node, kernels, outputs);
        this.#steps.push(step);
        this.#stepOf.set(node.id, step);
        if (needed.has(node.id)) this.#integralSteps.push(step);
      }
    }
  }

  /** Computes every value at this moment. Changes `moment` while it runs, and restores it before it returns. */
  run(moment: SceneMoment): void {
    if (this.#integrals.length > 0) {
      const { t, frame } = moment;
      // Between two reel frames the integral is interpolated, so the next sum is needed too.
      const until = restOf(moment) > 0 ? frame + 1 : frame;
      if (this.#summed < until) {
        while (this.#summed < until) this.#sum(moment);
        moment.setTime(t);
      }
    }
    this.#load(moment);
    this.#frame = moment.frame;
    this.#rest = restOf(moment);
    for (const step of this.#steps) step();
  }

  dispose(): void {
    for (const buffer of this.#buffers) this.#memory.free(buffer);
  }

  /**
   * Computes only what these nodes need, at any moment and without changing what `run` computes. Their values are then in `values`,
   * until the next run.
   */
  part(wanted: readonly GraphNode[]): (moment: SceneMoment) => void {
    const needed = new Set<number>();
    const visit = (node: GraphNode): void => {
      if (needed.has(node.id)) return;
      needed.add(node.id);
      node.args.forEach(visit);
    };
    wanted.forEach(visit);
    const steps = [...needed].sort((a, b) => a - b).flatMap((id) => this.#stepOf.get(id) ?? []);
    const integrals = this.#integrals.filter(({ id }) => needed.has(id));
    let summed = 0;
    return (moment) => {
      const { t, frame } = moment;
      const until = integrals.length === 0 ? 0 : restOf(moment) > 0 ? frame + 1 : frame;
      if (summed < until) {
        for (; summed < until; summed++) {
          moment.setFrame(summed);
          this.#load(moment);
          this.#frame = summed;
          this.#rest = 0;
          for (const step of steps) step();
          this.#append(integrals, summed, moment);
        }
        moment.setTime(t);
      }
      this.#load(moment);
      this.#frame = moment.frame;
      this.#rest = restOf(moment);
      for (const step of steps) step();
    };
  }

  /** Whether the rate of an integral depends on a node of this operation, so that earlier frames matter. */
  integrates(op: string): boolean {
    const needed = integralNodes(this.#nodes);
    return this.#nodes.some((node) => node.op === op && needed.has(node.id));
  }

  #append(integrals: readonly Integral[], frame: number, moment: SceneMoment): void {
    for (const integral of integrals) {
      // A part may have been ahead.
      if (integral.summed !== frame) continue;
      if (frame + 1 >= integral.sums.length) {
        const larger = new Float64Array(integral.sums.length * 2);
        larger.set(integral.sums);
        integral.sums = larger;
      }
      const { sums, seconds } = integral;
      const value = this.values[integral.rate];
      if (seconds === null) sums[frame + 1] = sums[frame] + value * moment.dt;
      else sums[frame + 1] = frame === 0 ? value : approach(sums[frame], value, moment.dt, this.values[seconds]);
      integral.summed = frame + 1;
    }
  }

  #load(moment: SceneMoment): void {
    this.#dt = moment.dt;
    for (const { id, name, audio } of this.#variables)
      this.values[id] = audio === null ? moment.variable(name) : moment.audio.get(audio);
  }

  #sum(moment: SceneMoment): void {
    moment.setFrame(this.#summed);
    this.#load(moment);
    this.#frame = this.#summed;
    this.#rest = 0;
    for (const step of this.#integralSteps) step();
    this.#append(this.#integrals, this.#summed, moment);
    this.#summed++;
  }

  #stepFor(node: GraphNode, kernels: Kernels, outputs: Map<number, F32Buffer[]>): Step {
    const s = this.values;
    const { id } = node;
    const [a, b, c] = node.args.map((arg) => arg.id);
    if (node.op === 'integrate') {
      const integral: Integral = { id, rate: a, seconds: null, sums: new Float64Array(1024), summed: 0 };
      this.#integrals.push(integral);
      return () => {
        const sum = integral.sums[this.#frame];
        s[id] = this.#rest === 0 ? sum : sum + this.#rest * (integral.sums[this.#frame + 1] - sum);
      };
    }
    if (node.op === 'smooth') {
      const smoothed: Integral = { id, rate: a, seconds: b, sums: new Float64Array(1024), summed: 0 };
      this.#integrals.push(smoothed);
      return () => {
        const isBetween = this.#rest > 0;
        const before = this.#frame + (isBetween ? 1 : 0);
        s[id] =
          before === 0
            ? s[a]
            : approach(smoothed.sums[before], s[a], isBetween ? this.#rest * this.#dt : this.#dt, s[b]);
      };
    }
    if (node.op === 'channel') {
      const buffer = outputs.get(a)![node.value];
      return () => {
        s[id] = buffer.view[0];
      };
    }
    if (node.op === 'materialStat') {
      const stat = node.data as MaterialStat;
      return () => {
        s[id] = stat.use.stat(stat.member);
      };
    }
    const scalar = SCALAR_OPS[node.op];
    if (scalar) {
      const seed = typeof node.data === 'number' ? node.data : 0;
      if (c !== undefined)
        return () => {
          s[id] = scalar(s[a], s[b], s[c], seed);
        };
      if (b !== undefined)
        return () => {
          s[id] = scalar(s[a], s[b], 0, seed);
        };
      return () => {
        s[id] = scalar(s[a], 0, 0, seed);
      };
    }
    return this.#vectorOfOne(node, kernels, outputs);
  }

  #vectorOfOne(node: GraphNode, kernels: Kernels, outputs: Map<number, F32Buffer[]>): Step {
    const s = this.values;
    const take = () => {
      const buffer = this.#memory.f32(16);
      this.#buffers.push(buffer);
      return buffer;
    };
    const table = isTableOp(node.data) ? (node.data as TableOp) : null;
    const op = KERNEL_OPS[node.op];
    const vectors = node.args.slice(0, node.value).map((arg) => ({ id: arg.id, buffer: take() }));
    const numbers = node.args.slice(node.value).map((arg) => arg.id);
    const out = Array.from({ length: table ? 3 : op.outputs }, take);
    outputs.set(node.id, out);
    const pointers = { out: out.map((o) => o.ptr), in: vectors.map((v) => v.buffer.ptr) };
    const plain = new Array<number>(numbers.length).fill(0);
    const seed = typeof node.data === 'number' ? node.data : 0;
    return () => {
      for (const v of vectors) v.buffer.view[0] = s[v.id];
      if (table) table.run(kernels, s, pointers.out, pointers.in[0], 1);
      else {
        for (let i = 0; i < numbers.length; i++) plain[i] = s[numbers[i]];
        op.run(kernels, pointers.out, pointers.in, plain, seed, 1);
      }
      s[node.id] = out[0].view[0];
    };
  }
}

/** One step of exponential smoothing: towards `value`, by 63 % in `seconds`. */
function approach(from: number, value: number, dt: number, seconds: number): number {
  return seconds > 0 ? value + (from - value) * exp(-dt / seconds) : value;
}

/** Position of the moment within its reel frame, 0..1; rounding errors give 0. */
function restOf(moment: SceneMoment): number {
  const rest = moment.t / moment.dt - moment.frame;
  return Math.abs(rest) < 1e-5 ? 0 : rest;
}

function variableOf(node: GraphNode): { id: number; name: string; audio: string | null } {
  const name = node.data as string;
  return { id: node.id, name, audio: name.startsWith('audio.') ? name.slice(6) : null };
}

/** Ids of all frame-rate nodes that an integral's rate is computed from, integrals included. */
function integralNodes(nodes: readonly GraphNode[]): Set<number> {
  const needed = new Set<number>();
  const visit = (node: GraphNode): void => {
    if (needed.has(node.id)) return;
    needed.add(node.id);
    node.args.forEach(visit);
  };
  for (const node of nodes) if (node.op === 'integrate' || node.op === 'smooth') visit(node);
  return needed;
}
