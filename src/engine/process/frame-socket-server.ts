// Server of the frame socket: preview frames bypass the IPC channel. IPC copies a frame five times, and every tenth frame waits for
// garbage collection (a draft frame: p50 1.6, p95 10 ms; through the socket 0.4 and 1 to 2 ms). Each frame is preceded by its number
// and length, u32 little-endian. Only the parent process knows the path.

import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { Server, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PIXEL_HEAD_BYTES } from '../../contract/protocol.ts';
import type { PreviewFrame } from '../../contract/protocol.ts';
import { SpareBuffers } from './spare-buffers.ts';

/** Smaller frames are sent with their message. */
const LEAST_BYTES = 32 * 1024;

export class FrameSocketServer {
  #socket: Socket | null = null;
  #server: Server | null = null;
  #serial = 0;
  readonly #spare = new SpareBuffers();

  /** Listens for one client; resolves with the path, or null where that fails. */
  open(): Promise<string | null> {
    this.#server?.close();
    const folder = process.platform === 'win32' ? null : mkdtempSync(path.join(tmpdir(), 'glyphreel-'));
    const place =
      folder === null
        ? `\\\\.\\pipe\\glyphreel-${process.pid}-${randomBytes(8).toString('hex')}`
        : path.join(folder, 'pixels');
    const server = createServer((socket) => {
      socket.on('error', () => undefined).on('close', () => (this.#socket = null));
      this.#socket = socket;
      server.close();
    });
    this.#server = server;
    const tidy = () => folder !== null && rmSync(folder, { recursive: true, force: true });
    process.once('exit', tidy);
    server.once('close', () => {
      process.off('exit', tidy);
      tidy();
    });
    return new Promise((resolve) => {
      server.once('error', () => resolve(null)).listen(place, () => resolve(place));
      server.unref();
    });
  }

  /** Sends the pixels of a frame and returns the frame without them; unchanged where no client is connected. Copies the pixels. */
  send(frame: PreviewFrame): PreviewFrame {
    const socket = this.#socket;
    const { byteLength } = frame.pixels;
    if (!socket || byteLength < LEAST_BYTES) return frame;
    const size = PIXEL_HEAD_BYTES + byteLength;
    const buffer = this.#spare.take(size);
    const serial = (this.#serial = (this.#serial + 1) >>> 0);
    buffer.writeUInt32LE(serial, 0);
    buffer.writeUInt32LE(byteLength, 4);
    buffer.set(frame.pixels, PIXEL_HEAD_BYTES);
    socket.write(buffer.subarray(0, size), () => this.#spare.give(buffer));
    return { ...frame, pixels: new Uint8Array(0), piped: serial };
  }
}
