// A list of colours as a lookup table: smooth in OKLab (ramp) or flat (pick). Rebuilt only when a colour changed since the last frame.

import type { Kernels } from '../../kernels/kernels.ts';
import type { F32Buffer, KernelMemory } from '../../kernels/memory.ts';
import type { GraphNode } from './graph-node.ts';

const SMOOTH_SIZE = 256;
/** Every input of kernels.mixOklab: two colours and k. */
const INPUTS = 7;

export interface TableOp {
  readonly isTable: true;
  /** The frame-rate nodes that it is made from. */
  readonly ids: readonly number[];
  run(kernels: Kernels, values: Float64Array, out: readonly number[], k: number, n: number): void;
}
export const isTableOp = (data: unknown): data is TableOp =>
  typeof data === 'object' && data !== null && (data as TableOp).isTable === true;

export class ColorTable implements TableOp {
  readonly isTable = true;
  /** The kind of table, for the names of steps. */
  readonly signature: string;
  /** r, g, b of each colour. */
  readonly ids: readonly number[];
  readonly #last: Float64Array;
  readonly #size: number;
  readonly #isSmooth: boolean;
  readonly #memory: KernelMemory;
  readonly #table: F32Buffer;
  readonly #scratch: F32Buffer[];

  constructor(memory: KernelMemory, channels: readonly GraphNode[], isSmooth: boolean) {
    const colors = channels.length / 3;
    this.#memory = memory;
    this.signature = isSmooth ? 'ramp' : 'pick';
    this.ids = channels.map((node) => node.id);
    this.#last = new Float64Array(channels.length).fill(-1);
    this.#isSmooth = isSmooth && colors > 1;
    this.#size = this.#isSmooth ? SMOOTH_SIZE : Math.max(2, colors);
    this.#table = memory.f32(this.#size * 3);
    this.#scratch = this.#isSmooth ? Array.from({ length: INPUTS }, () => memory.f32(SMOOTH_SIZE)) : [];
  }

  run(kernels: Kernels, values: Float64Array, out: readonly number[], k: number, n: number): void {
    if (this.#hasChanged(values)) this.#fill(kernels);
    kernels.rampF32(out[0], out[1], out[2], k, this.#table.ptr, this.#size, n);
  }

  dispose(): void {
    this.#memory.free(this.#table);
    for (const buffer of this.#scratch) this.#memory.free(buffer);
  }

  #hasChanged(values: Float64Array): boolean {
    let changed = false;
    for (let i = 0; i < this.ids.length; i++) {
      const value = values[this.ids[i]];
      if (value !== this.#last[i]) {
        this.#last[i] = value;
        changed = true;
      }
    }
    return changed;
  }

  #fill(kernels: Kernels): void {
    const colors = this.ids.length / 3;
    const size = this.#size;
    if (!this.#isSmooth) {
      const table = this.#table.view;
      for (let i = 0; i < size; i++) {
        const color = Math.min(i, colors - 1);
        for (let channel = 0; channel < 3; channel++) table[channel * size + i] = this.#last[color * 3 + channel];
      }
      return;
    }
    const views = this.#scratch.map((buffer) => buffer.view);
    for (let i = 0; i < size; i++) {
      const at = (i / (size - 1)) * (colors - 1);
      const left = Math.min(colors - 2, Math.floor(at));
      for (let channel = 0; channel < 3; channel++) {
        views[channel][i] = this.#last[left * 3 + channel];
        views[3 + channel][i] = this.#last[(left + 1) * 3 + channel];
      }
      views[6][i] = at - left;
    }
    const p = this.#scratch.map((buffer) => buffer.ptr);
    const table = this.#table.ptr;
    kernels.mixOklab(table, table + size * 4, table + size * 8, p[0], p[1], p[2], p[3], p[4], p[5], p[6], size);
  }
}
