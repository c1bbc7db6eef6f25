// Cached lookup tables of shaders, rebuilt when parameters change. A parameter that varies with audio or time would fill memory with
// tables, so each cache keeps a few buffers and reuses the oldest.

import type { ShaderMoment } from '../../effect-api/define.ts';
import type { I32Buffer, KernelMemory, U16Buffer, U8Buffer } from '../../kernels/memory.ts';

const KEPT = 4;

interface Slot<B> {
  signature: string;
  buffer: B;
  used: number;
}

class Shelf<B> {
  #slots: Slot<B>[] = [];
  #clock = 0;
  readonly #make: () => B;
  constructor(make: () => B) {
    this.#make = make;
  }

  get(signature: string, fill: (buffer: B) => void): B {
    this.#clock++;
    let slot = this.#slots.find((s) => s.signature === signature);
    if (slot === undefined) {
      slot =
        this.#slots.length < KEPT
          ? { signature, buffer: this.#make(), used: 0 }
          : this.#slots.reduce((a, b) => (a.used < b.used ? a : b));
      if (this.#slots.length < KEPT && !this.#slots.includes(slot)) this.#slots.push(slot);
      slot.signature = signature;
      fill(slot.buffer);
    }
    slot.used = this.#clock;
    return slot.buffer;
  }
}

type Maker<B> = (memory: KernelMemory, length: number) => B;
const shelved = <B>(kind: string, make: Maker<B>) => {
  // Cached: building the key per band was measurable.
  const known = new WeakMap<ShaderMoment, Map<string, { length: number; shelf: Shelf<B> }>>();
  return (moment: ShaderMoment, name: string, signature: string, length: number, fill: (buffer: B) => void): B => {
    let shelves = known.get(moment);
    if (!shelves) known.set(moment, (shelves = new Map()));
    let at = shelves.get(name);
    if (at?.length !== length) {
      at = {
        length,
        shelf: moment.cached(`${kind} ${name} ${length}`, () => new Shelf(() => make(moment.memory, length))),
      };
      shelves.set(name, at);
    }
    return at.shelf.get(signature, fill);
  };
};

/** A byte table that depends on the frame's size and on `signature`; `fill` runs when either changes. */
export const bytesFor = shelved<U8Buffer>('u8', (memory, length) => memory.u8(length));
export const wordsFor = shelved<U16Buffer>('u16', (memory, length) => memory.u16(length));
export const intsFor = shelved<I32Buffer>('i32', (memory, length) => memory.i32(length));

/** A scratch plane that belongs to the shader; its contents are undefined. */
export const scratch = (moment: ShaderMoment, name: string, length: number): U8Buffer =>
  moment.cached(`scratch ${name} ${length}`, () => moment.memory.u8(length));

export const toByte = (value: number): number => (value <= 0 ? 0 : value >= 255 ? 255 : Math.floor(value + 0.5));

/** A table of 256 levels from a curve on levels 0..255; results are rounded and clamped. */
export const curveFor = (
  moment: ShaderMoment,
  name: string,
  signature: string,
  curve: (level: number) => number,
): U8Buffer =>
  bytesFor(moment, name, signature, 256, (buffer) => {
    const { view } = buffer;
    for (let i = 0; i < 256; i++) view[i] = toByte(curve(i));
  });
