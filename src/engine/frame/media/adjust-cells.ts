// The settings that change a material's colours, applied to means, in this order: the file's primaries, tone, detail, exposure, contrast.
// They change the light of a cell and keep its hue: colours are scaled, and what would leave the range is mixed with grey of the same
// light.

import { CELL_BYTES, CURVE_STEPS } from '../../kernels/abi/picture.ts';
import type { Kernels } from '../../kernels/kernels.ts';
import type { F32Buffer, KernelMemory } from '../../kernels/memory.ts';
import type { SmallValues } from './small-picture.ts';

/** A curve of light that depends on the place: `tone: equalize`. */
export interface LightMap {
  /** CURVE_STEPS + 1 values. */
  readonly curve: Float32Array;
  /** Light as seen that becomes 0, and the factor of what is above it. */
  readonly low: number;
  readonly span: number;
  /** Light as seen around each place. */
  base(): SmallValues;
}

export interface Adjustment {
  /** Linear light to that of sRGB, row by row; null where it is already. */
  matrix: readonly number[] | null;
  /** Factor of linear light, after the tone. */
  gain: number;
  /** Light that becomes 0 and 1; 0 and 1 change nothing. */
  low: number;
  high: number;
  /** After low and high; null: none. */
  map: LightMap | null;
  contrast: number;
  detail: number;
  /** The linear light around a place, before the adjustment, for `detail`. */
  around: (() => SmallValues) | null;
}

/** Changes nothing. */
export const NEUTRAL: Adjustment = {
  matrix: null,
  gain: 1,
  low: 0,
  high: 1,
  map: null,
  contrast: 1,
  detail: 0,
  around: null,
};

export const isNeutral = (a: Adjustment): boolean => a.matrix === null && a.gain === 1 && isPlainLight(a);
const isPlainLight = (a: Adjustment): boolean =>
  a.low === 0 && a.high === 1 && a.map === null && a.contrast === 1 && a.detail === 0;

/** Cells that are changed at once: their surroundings are computed first. */
const CHUNK = 2048;

/** Applies adjustments. Holds what the kernels read beside the cells. */
export class CellAdjuster {
  readonly #kernels: Kernels;
  readonly #memory: KernelMemory;
  readonly #matrix: F32Buffer;
  readonly #curve: F32Buffer;
  readonly #bases: F32Buffer;
  readonly #arounds: F32Buffer;
  #baseValues: F32Buffer | null = null;
  #aroundValues: F32Buffer | null = null;

  constructor(kernels: Kernels, memory: KernelMemory) {
    this.#kernels = kernels;
    this.#memory = memory;
    this.#matrix = memory.f32(9);
    this.#curve = memory.f32(CURVE_STEPS + 1);
    this.#bases = memory.f32(CHUNK);
    this.#arounds = memory.f32(CHUNK);
  }

  /**
   * Changes n cells (linear red, green and blue times alpha, and alpha) in place; n is rounded up to fours. `x` and `y`: fractions of the
   * picture's width and height, a value per cell; needed where the adjustment depends on the place. `from`: cells to take instead.
   */
  apply(
    cells: F32Buffer,
    n: number,
    a: Adjustment,
    places: readonly [F32Buffer, F32Buffer] | null,
    from: F32Buffer | null,
  ): void {
    const k = this.#kernels;
    const isPlain = isPlainLight(a);
    if (a.matrix) this.#matrix.view.set(a.matrix);
    const matrix = a.matrix ? this.#matrix.ptr : 0;
    const span = 1 / Math.max(1e-3, a.high - a.low);
    const base = places && a.map ? a.map.base() : null;
    const around = places && a.detail > 0 && a.around ? a.around() : null;
    if (a.map) this.#curve.view.set(a.map.curve.subarray(0, CURVE_STEPS + 1));
    if (base) this.#baseValues = this.#copy(base, this.#baseValues);
    if (around) this.#aroundValues = this.#copy(around, this.#aroundValues);
    const step = base || around || from ? CHUNK : n;
    for (let i = 0; i < n; i += step) {
      const many = Math.min(step, n - i);
      if (from) k.copyU8(cells.ptr + CELL_BYTES * i, from.ptr + CELL_BYTES * i, CELL_BYTES * many);
      const sample = (out: F32Buffer, { cols, rows }: SmallValues, values: F32Buffer): void =>
        k.sampleSmall(out.ptr, values.ptr, cols, rows, places![0].ptr + 4 * i, places![1].ptr + 4 * i, many);
      if (base) sample(this.#bases, base, this.#baseValues!);
      if (around) sample(this.#arounds, around, this.#aroundValues!);
      k.adjustCells(
        cells.ptr + CELL_BYTES * i,
        many,
        matrix,
        isPlain ? 1 : 0,
        a.gain,
        a.low,
        span,
        a.contrast,
        a.detail,
        around ? this.#arounds.ptr : 0,
        base ? this.#curve.ptr : 0,
        a.map?.low ?? 0,
        a.map?.span ?? 1,
        this.#bases.ptr,
      );
    }
  }

  dispose(): void {
    const own = [this.#matrix, this.#curve, this.#bases, this.#arounds, this.#baseValues, this.#aroundValues];
    for (const buffer of own) if (buffer) this.#memory.free(buffer);
  }

  #copy({ values }: SmallValues, old: F32Buffer | null): F32Buffer {
    let buffer = old;
    if (buffer?.length !== values.length) {
      if (buffer) this.#memory.free(buffer);
      buffer = this.#memory.f32(values.length);
    }
    buffer.view.set(values);
    return buffer;
  }
}
