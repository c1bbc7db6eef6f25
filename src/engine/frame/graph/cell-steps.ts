// One cell-rate node as a closure over pointers. The kernel depends on which arguments vary per cell.

import type { Kernels } from '../../kernels/kernels.ts';
import type { F32Buffer } from '../../kernels/memory.ts';
import type { GraphNode } from './graph-node.ts';
import { isTableOp } from './color-table.ts';
import { KERNEL_OPS } from './kernel-ops.ts';
import type { LatticeInstance } from './lattice-instance.ts';
import type { MaterialRead } from './material-node.ts';

export interface StepContext {
  kernels: Kernels;
  /** Frame-rate values by id. */
  values: Float64Array;
  cells: number;
  out: number[];
  /** The buffers at `out`. */
  buffers: readonly F32Buffer[];
  /** The product that is fused into this sum. */
  fused: GraphNode | null;
  pointer(node: GraphNode): number;
  bufferOf(node: GraphNode): F32Buffer;
}

type KernelVV = (dst: number, a: number, b: number, n: number) => void;

export function emitCellStep(node: GraphNode, context: StepContext): () => void {
  const { kernels: k, values: s, cells: n, out, pointer } = context;
  const [dst] = out;
  const [a, b, c] = node.args;
  if (context.fused) {
    const x = pointer(context.fused.args[0]);
    const factor = context.fused.args[1].id;
    const term = b.id;
    return () => k.mulAddVSS(dst, x, s[factor], s[term], n);
  }
  switch (node.op) {
    case 'fill':
      return () => k.fillF32(dst, s[a.id], n);
    case 'random': {
      const x = pointer(a);
      const seed = node.data as number;
      return () => k.random(dst, x, seed, n);
    }
    case 'lattice':
      return latticeStep(node, context);
    case 'material':
      return materialStep(node, context);
    case 'table': {
      const table = node.data;
      if (!isTableOp(table)) throw new Error('A table step has no table.');
      const x = pointer(a);
      return () => table.run(k, s, out, x, n);
    }
    case 'select':
      return selectStep(node, context);
    case 'mix':
      return mixStep(node, context);
    case 'clamp': {
      if (!a.isCell || b.isCell || c.isCell) return filled(node, context, k.clampVVV);
      const x = pointer(a);
      return () => k.clampVSS(dst, x, s[b.id], s[c.id], n);
    }
    case 'smoothstep': {
      if (a.isCell || b.isCell || !c.isCell) return filled(node, context, k.smoothstepVVV);
      const x = pointer(c);
      return () => k.smoothstepSSV(dst, s[a.id], s[b.id], x, n);
    }
  }
  if (KERNEL_OPS[node.op]) return kernelStep(node, context);
  return b === undefined ? unary(node, context) : binary(node, context);
}

function unary(node: GraphNode, { kernels, out, cells, pointer }: StepContext): () => void {
  const kernel = kernels[node.op as 'sin'];
  const x = pointer(node.args[0]);
  const [dst] = out;
  return () => kernel(dst, x, cells);
}

function binary(node: GraphNode, { kernels, values, out, cells, pointer }: StepContext): () => void {
  const [a, b] = node.args;
  const [dst] = out;
  const table = kernels as unknown as Record<string, KernelVV | undefined>;
  if (a.isCell && b.isCell) {
    const kernel = table[`${node.op}VV`]!;
    const x = pointer(a);
    const y = pointer(b);
    return () => kernel(dst, x, y, cells);
  }
  if (a.isCell) {
    const kernel = table[`${node.op}VS`]!;
    const x = pointer(a);
    return () => kernel(dst, x, values[b.id], cells);
  }
  const y = pointer(b);
  const kernel = table[`${node.op}SV`]!;
  return () => kernel(dst, values[a.id], y, cells);
}

// Three arguments, some of them frame-rate: those are written to a buffer of their own each frame.
function filled(
  node: GraphNode,
  context: StepContext,
  kernel: (dst: number, a: number, b: number, c: number, n: number) => void,
): () => void {
  const { out, cells } = context;
  const [dst] = out;
  const pointers = node.args.map((arg) => context.pointer(arg));
  return () => kernel(dst, pointers[0], pointers[1], pointers[2], cells);
}

function mixStep(node: GraphNode, context: StepContext): () => void {
  const { kernels, values, out, cells, pointer } = context;
  const [a, b, k] = node.args;
  const [dst] = out;
  if (a.isCell && b.isCell && !k.isCell) {
    const x = pointer(a);
    const y = pointer(b);
    return () => kernels.mixVVS(dst, x, y, values[k.id], cells);
  }
  return filled(node, context, kernels.mixVVV);
}

function selectStep(node: GraphNode, context: StepContext): () => void {
  return filled(node, context, context.kernels.select);
}

function latticeStep(node: GraphNode, { kernels, out, cells, pointer }: StepContext): () => void {
  const lattice = node.data as LatticeInstance;
  const u = pointer(node.args[0]);
  const v = pointer(node.args[1]);
  const [dst] = out;
  const { cols, rows } = lattice;
  const { ptr } = lattice.buffer;
  return lattice.sample === 'nearest'
    ? () => kernels.sampleNearest(dst, u, v, ptr, cols, rows, cells)
    : () => kernels.sampleLinear(dst, u, v, ptr, cols, rows, cells);
}

function materialStep(node: GraphNode, { buffers, bufferOf }: StepContext): () => void {
  const { view, member } = node.data as MaterialRead;
  const [u = null, v = null] = node.args.map(bufferOf);
  const out: Float32Array[] = [];
  return () => {
    view.update(u, v);
    // Views are taken only now: the update may have grown the memory.
    for (let i = 0; i < buffers.length; i++) out[i] = buffers[i].view;
    view.read(member, out);
  };
}

function kernelStep(node: GraphNode, { kernels, values, out, cells, pointer }: StepContext): () => void {
  const op = KERNEL_OPS[node.op];
  const vectors = node.args.slice(0, op.vectors).map(pointer);
  const numbers = node.args.slice(op.vectors).map((arg) => arg.id);
  const plain = new Array<number>(numbers.length).fill(0);
  const seed = node.data as number;
  return () => {
    for (let i = 0; i < numbers.length; i++) plain[i] = values[numbers[i]];
    op.run(kernels, out, vectors, plain, seed, cells);
  };
}
