// Reads preview frames from the engine's socket: one fixed read buffer, and frame buffers that are recycled once the frame was
// sent on, so that playback produces no garbage.

import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { PIXEL_HEAD_BYTES } from '../../contract/protocol.ts';

const READ_BYTES = 256 * 1024;
const MOST_FREE = 3;

const socketClosed = () => new Error('The engine closed its frame socket.');

interface Waiting {
  resolve(pixels: Uint8Array): void;
  reject(error: Error): void;
}

export class FrameSocketClient {
  readonly #socket: Socket;
  readonly #header = Buffer.alloc(PIXEL_HEAD_BYTES);
  #headerBytes = 0;
  #frame: Uint8Array | null = null;
  #filled = 0;
  #free: Uint8Array[] = [];
  readonly #arrived = new Map<number, Uint8Array>();
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

  /** The pixels with this serial number. The engine sends them before it mentions the number. */
  take(serial: number): Promise<Uint8Array> {
    const pixels = this.#arrived.get(serial);
    if (pixels) {
      this.#arrived.delete(serial);
      return Promise.resolve(pixels);
    }
    if (this.#closed) return Promise.reject(socketClosed());
    return new Promise((resolve, reject) => this.#waiting.set(serial, { resolve, reject }));
  }

  /** Returns a buffer that nothing uses any more. */
  release(pixels: Uint8Array): void {
    if (this.#free.length < MOST_FREE) this.#free.push(pixels);
  }

  close(): void {
    this.#closed = true;
    this.#socket.destroy();
    for (const { reject } of this.#waiting.values()) reject(socketClosed());
    this.#waiting.clear();
  }

  /** Returns true to keep the socket reading. */
  #read(bytes: Buffer): true {
    for (let at = 0; at < bytes.length;) {
      if (this.#frame === null) {
        const taken = bytes.copy(this.#header, this.#headerBytes, at, at + PIXEL_HEAD_BYTES - this.#headerBytes);
        at += taken;
        this.#headerBytes += taken;
        if (this.#headerBytes === PIXEL_HEAD_BYTES) this.#begin(this.#header.readUInt32LE(4));
        continue;
      }
      const part = bytes.subarray(at, at + this.#frame.length - this.#filled);
      this.#frame.set(part, this.#filled);
      at += part.length;
      this.#filled += part.length;
      if (this.#filled === this.#frame.length) this.#end(this.#header.readUInt32LE(0), this.#frame);
    }
    return true;
  }

  #begin(length: number): void {
    this.#free = this.#free.filter((each) => each.length === length);
    this.#frame = this.#free.pop() ?? new Uint8Array(length);
    this.#filled = 0;
  }

  #end(serial: number, pixels: Uint8Array): void {
    this.#headerBytes = 0;
    this.#frame = null;
    const waiting = this.#waiting.get(serial);
    this.#waiting.delete(serial);
    if (waiting) waiting.resolve(pixels);
    else this.#arrived.set(serial, pixels);
  }
}
