// The reading end of the engine's pixel pipe. It reads into one buffer and fills arrays of the frames' size, which come back when
// they have been sent on: nothing is left for the collector.

import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { PIXEL_HEAD_BYTES } from '../../contract/protocol.ts';

const READ_BYTES = 256 * 1024;
const MOST_FREE = 3;

interface Waiting {
  resolve(pixels: Uint8Array): void;
  reject(error: Error): void;
}

export class PixelInlet {
  readonly #socket: Socket;
  readonly #head = Buffer.alloc(PIXEL_HEAD_BYTES);
  #headBytes = 0;
  #into: Uint8Array | null = null;
  #filled = 0;
  #free: Uint8Array[] = [];
  readonly #came = new Map<number, Uint8Array>();
  readonly #waiting = new Map<number, Waiting>();
  #closed = false;

  constructor(path: string) {
    this.#socket = connect({
      path,
      onread: {
        buffer: Buffer.alloc(READ_BYTES),
        callback: (bytes, buffer) => this.#read(Buffer.from(buffer.buffer, buffer.byteOffset, bytes)),
      },
    });
    this.#socket.on('error', () => undefined).on('close', () => this.close());
  }

  /** The pixels under this number, which the engine sent before it named them. */
  take(serial: number): Promise<Uint8Array> {
    const pixels = this.#came.get(serial);
    if (pixels) {
      this.#came.delete(serial);
      return Promise.resolve(pixels);
    }
    if (this.#closed) return Promise.reject(new Error("The engine's pixels do not come any more."));
    return new Promise((resolve, reject) => this.#waiting.set(serial, { resolve, reject }));
  }

  /** Nobody looks at these any more: their memory may be filled again. */
  give(pixels: Uint8Array): void {
    if (this.#free.length < MOST_FREE) this.#free.push(pixels);
  }

  close(): void {
    this.#closed = true;
    this.#socket.destroy();
    for (const { reject } of this.#waiting.values()) reject(new Error("The engine's pixels do not come any more."));
    this.#waiting.clear();
  }

  /** True: go on reading. */
  #read(bytes: Buffer): true {
    for (let at = 0; at < bytes.length;) {
      if (this.#into === null) {
        const taken = bytes.copy(this.#head, this.#headBytes, at, at + PIXEL_HEAD_BYTES - this.#headBytes);
        at += taken;
        this.#headBytes += taken;
        if (this.#headBytes === PIXEL_HEAD_BYTES) this.#begin(this.#head.readUInt32LE(4));
        continue;
      }
      const part = bytes.subarray(at, at + this.#into.length - this.#filled);
      this.#into.set(part, this.#filled);
      at += part.length;
      this.#filled += part.length;
      if (this.#filled === this.#into.length) this.#end(this.#head.readUInt32LE(0), this.#into);
    }
    return true;
  }

  #begin(length: number): void {
    this.#free = this.#free.filter((each) => each.length === length);
    this.#into = this.#free.pop() ?? new Uint8Array(length);
    this.#filled = 0;
  }

  #end(serial: number, pixels: Uint8Array): void {
    this.#headBytes = 0;
    this.#into = null;
    const waiting = this.#waiting.get(serial);
    this.#waiting.delete(serial);
    if (waiting) waiting.resolve(pixels);
    else this.#came.set(serial, pixels);
  }
}
