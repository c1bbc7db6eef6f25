// One memory, both tables, and a comparison: runs the same calls with the SIMD kernels and with the scalar twins from the
// same starting contents and wants the same bytes.

import { expect } from 'vitest';
import type { RawKernels } from '../../src/engine/kernels/kernels.ts';
import { loadRawKernels } from '../../src/engine/kernels/load-kernels.ts';
import { rawScalarKernels } from '../../src/engine/kernels/scalar/table.ts';
import type { F32Buffer, I32Buffer, U16Buffer, U8Buffer } from '../../src/engine/kernels/memory.ts';
import { hash32 } from '../../src/engine/kernels/scalar/math.ts';

export const { raw: kernels, memory } = loadRawKernels();
export const scalar = rawScalarKernels(memory);

type AnyBuffer = U8Buffer | U16Buffer | F32Buffer | I32Buffer;
export interface Output {
  buffer: AnyBuffer;
  /** Elements that count; the rest is padding. */ length?: number;
}

const bytesOf = ({ buffer, length }: Output): Uint8Array => {
  const view = buffer.view;
  return new Uint8Array(view.buffer, view.byteOffset, (length ?? view.length) * view.BYTES_PER_ELEMENT);
};

/** Fails with the first place where the two tables differ, and both values. */
export function expectTwins(label: string, outputs: Output[], run: (k: RawKernels) => void): void {
  const wholes = outputs.map((o) => bytesOf({ buffer: o.buffer }).slice());
  run(kernels);
  const fast = outputs.map((o) => bytesOf(o).slice());
  outputs.forEach((o, i) => bytesOf({ buffer: o.buffer }).set(wholes[i]));
  run(scalar);
  outputs.forEach((o, i) => {
    const slow = bytesOf(o);
    if (Buffer.compare(fast[i], slow) === 0) return;
    const size = o.buffer.view.BYTES_PER_ELEMENT;
    const at = Math.floor(slow.findIndex((v, j) => v !== fast[i][j]) / size);
    const Typed = o.buffer.view.constructor as new (b: ArrayBuffer) => Uint8Array;
    const simd = new Typed(fast[i].slice().buffer)[at];
    expect.fail(`${label}: output ${i} differs at ${at}: SIMD ${simd}, scalar ${o.buffer.view[at]}`);
  });
}

/** A small deterministic generator, so that a failure repeats. */
export class Dice {
  #n = 0;
  readonly seed: number;
  constructor(seed: number) {
    this.seed = seed;
  }
  bits(): number {
    return hash32(Math.imul(this.seed, 0x9e3779b1) ^ this.#n++);
  }
  unit(): number {
    return this.bits() / 2 ** 32;
  }
  /** lo … hi, both included. */
  int(lo: number, hi: number): number {
    return lo + Math.floor(this.unit() * (hi - lo + 1));
  }
  pick<T>(list: readonly T[]): T {
    return list[this.int(0, list.length - 1)];
  }
}

export const SPECIAL_FLOATS = [
  0,
  -0,
  1,
  -1,
  0.5,
  -0.5,
  2,
  -2,
  3,
  -3,
  1.5,
  0.1,
  Math.PI,
  -Math.PI,
  Math.PI / 2,
  1e-38,
  1.4e-45,
  -1.4e-45,
  1e38,
  3.4028234663852886e38,
  -3.4028234663852886e38,
  1e4,
  -1e4,
  88,
  89,
  -88,
  -104,
  1.000001,
  1.00001,
  12582912,
  16777216,
  -16777215,
  2147483648,
  0.99999994,
].map(Math.fround);
/** Specials, units, hundreds, whole numbers and any magnitude. */
export function anyFloat(dice: Dice): number {
  const r = dice.unit();
  if (r < 0.2) return dice.pick(SPECIAL_FLOATS);
  if (r < 0.5) return Math.fround(dice.unit() * 2 - 1);
  if (r < 0.8) return Math.fround((dice.unit() * 2 - 1) * 100);
  if (r < 0.9) return dice.int(-10, 10);
  return Math.fround((dice.unit() * 2 - 1) * 10 ** (dice.unit() * 76 - 38));
}
export function fillFloats(buffer: F32Buffer, make: () => number): F32Buffer {
  const v = buffer.view;
  for (let i = 0; i < v.length; i++) v[i] = make();
  return buffer;
}
/** Random bytes, with extra 0s and 255s. */
export function fillBytes(buffer: U8Buffer, dice: Dice): U8Buffer {
  const v = buffer.view;
  for (let i = 0; i < v.length; i++) {
    const x = dice.bits();
    v[i] = (x & 0x700) === 0 ? 0 : (x & 0x700) === 0x100 ? 255 : x & 255;
  }
  return buffer;
}
export const SIZES = [1, 3, 4, 5, 15, 16, 17, 31, 64, 67, 1000];
