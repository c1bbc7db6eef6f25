// The colour of each cell, as three bytes: from hue, saturation and value, or from a colour. Channels that are uniform are written only
// when they change.

import type { GraphNode } from '../graph/graph-node.ts';
import type { GridProgram } from '../graph/grid-program.ts';
import type { Kernels } from '../../kernels/kernels.ts';
import type { KernelMemory, U8Buffer } from '../../kernels/memory.ts';
import type { PlanesBuffer } from './planes-buffer.ts';

/** `v` is cell-rate; `h` has the same rate as `s`. */
export type ColorSource = { h: GraphNode; s: GraphNode; v: GraphNode } | { r: GraphNode; g: GraphNode; b: GraphNode };

/** `fill` converts a frame-rate node to a cell-rate one. */
export const hsvSource = (
  h: GraphNode,
  s: GraphNode,
  v: GraphNode,
  fill: (node: GraphNode) => GraphNode,
): ColorSource => ({ h: s.isCell ? fill(h) : h, s, v });

export class CellColor {
  readonly r: U8Buffer;
  readonly g: U8Buffer;
  readonly b: U8Buffer;
  readonly #source: ColorSource;
  readonly #memory: KernelMemory;
  readonly #cells: number;
  readonly #flat = [-1, -1, -1];
  readonly #ownsPlanes: boolean;

  /** `planes`: where to write; else it has planes of its own. */
  constructor(memory: KernelMemory, cells: number, source: ColorSource, planes: PlanesBuffer | null = null) {
    this.#memory = memory;
    this.#cells = cells;
    this.#source = source;
    this.#ownsPlanes = planes === null;
    this.r = planes?.r ?? memory.u8(cells);
    this.g = planes?.g ?? memory.u8(cells);
    this.b = planes?.b ?? memory.u8(cells);
  }

  static outputs(source: ColorSource): GraphNode[] {
    return Object.values(source).filter((node) => node.isCell);
  }

  /** If not 0, `brightness` points to values used instead of the source's own. */
  update(kernels: Kernels, program: GridProgram, value: (node: GraphNode) => number, brightness = 0): void {
    const n = this.#cells;
    const source = this.#source;
    if ('h' in source) {
      const v = brightness || program.buffer(source.v).ptr;
      if (!source.h.isCell) {
        kernels.hsvSSV(this.r.ptr, this.g.ptr, this.b.ptr, value(source.h), value(source.s), v, n);
        return;
      }
      const h = program.buffer(source.h).ptr;
      if (source.s.isCell) kernels.hsvVVV(this.r.ptr, this.g.ptr, this.b.ptr, h, program.buffer(source.s).ptr, v, n);
      else kernels.hsvVSV(this.r.ptr, this.g.ptr, this.b.ptr, h, value(source.s), v, n);
      return;
    }
    this.#channel(kernels, program, 0, source.r, this.r, value);
    this.#channel(kernels, program, 1, source.g, this.g, value);
    this.#channel(kernels, program, 2, source.b, this.b, value);
  }

  dispose(): void {
    if (this.#ownsPlanes) for (const buffer of [this.r, this.g, this.b]) this.#memory.free(buffer);
  }

  #channel(
    kernels: Kernels,
    program: GridProgram,
    i: number,
    node: GraphNode,
    out: U8Buffer,
    value: (node: GraphNode) => number,
  ): void {
    if (node.isCell) {
      kernels.toU8(out.ptr, program.buffer(node).ptr, this.#cells);
      return;
    }
    const level = toByte(value(node));
    if (level === this.#flat[i]) return;
    this.#flat[i] = level;
    kernels.fillU8(out.ptr, level, this.#cells);
  }
}

/** 0..1 to a byte. */
export const toByte = (value: number): number => Math.min(255, Math.max(0, Math.floor(value * 255 + 0.5)));
