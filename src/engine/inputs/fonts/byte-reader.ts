// Big-endian numbers of a font file. Reading past the end is a FontError: in broken files any offset may be wrong.

import { FontError } from './font-error.ts';

export class ByteReader {
  readonly bytes: Uint8Array;
  readonly #view: DataView;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  get length(): number {
    return this.bytes.length;
  }

  u8(at: number): number {
    this.#need(at, 1);
    return this.#view.getUint8(at);
  }
  u16(at: number): number {
    this.#need(at, 2);
    return this.#view.getUint16(at);
  }
  i16(at: number): number {
    this.#need(at, 2);
    return this.#view.getInt16(at);
  }
  u32(at: number): number {
    this.#need(at, 4);
    return this.#view.getUint32(at);
  }
  /** Four characters. */
  tag(at: number): string {
    this.#need(at, 4);
    return String.fromCharCode(...this.bytes.subarray(at, at + 4));
  }
  part(from: number, length: number): Uint8Array {
    this.#need(from, length);
    return this.bytes.subarray(from, from + length);
  }
  /** From an offset to the end. */
  from(at: number): ByteReader {
    this.#need(at, 0);
    return new ByteReader(this.bytes.subarray(at));
  }

  #need(at: number, length: number): void {
    if (at < 0 || at + length > this.bytes.length) throw new FontError('it is damaged or cut short');
  }
}
