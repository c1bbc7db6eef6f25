// The pipe that frames come through. Node's own pipe of a child process allocates 64 KB a read: at full HD the garbage collector took
// as long as drawing. A socket of our own reads straight into the frame. Windows cannot hand one to a child and uses the pipe.

import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import type { Socket } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';

export interface FrameSink {
  frameBytes: number;
  /** A buffer of `frameBytes` to fill. */
  acquire(): ArrayBuffer;
  onFrame(bytes: ArrayBuffer): void;
  /** Some bytes have arrived. */
  onBytes(): void;
}

export interface FramePipe {
  /** For `spawn`: what the child writes to. */
  readonly stdout: 'pipe' | Socket;
  /** To be called once the child has been started, with its standard output where that is a pipe. */
  attach(stdout: Readable | null): void;
  pause(): void;
  resume(): void;
  destroy(): void;
  /** Resolves once everything has been read. */
  readonly closed: Promise<void>;
}

export async function openFramePipe(sink: FrameSink): Promise<FramePipe> {
  const filler = new FrameFiller(sink);
  const pair = process.platform === 'win32' ? null : await socketPair(filler).catch(() => null);
  return pair ? overSocket(pair) : overPipe(filler);
}

class FrameFiller {
  readonly #sink: FrameSink;
  #frame: Uint8Array<ArrayBuffer> | null = null;
  #filled = 0;

  constructor(sink: FrameSink) {
    this.#sink = sink;
  }

  /** Where the next bytes go. */
  rest(): Uint8Array {
    this.#frame ??= new Uint8Array(this.#sink.acquire());
    return this.#frame.subarray(this.#filled);
  }

  advance(count: number): void {
    this.#filled += count;
    if (this.#frame && this.#filled === this.#sink.frameBytes) {
      const { buffer } = this.#frame;
      this.#frame = null;
      this.#filled = 0;
      this.#sink.onFrame(buffer);
    }
    this.#sink.onBytes();
  }

  copy(chunk: Uint8Array): void {
    for (let at = 0; at < chunk.length;) {
      const rest = this.rest();
      const part = chunk.subarray(at, at + rest.length);
      rest.set(part);
      at += part.length;
      this.advance(part.length);
    }
  }
}

interface SocketPair {
  reader: Socket;
  writer: Socket;
}

async function socketPair(filler: FrameFiller): Promise<SocketPair> {
  // Only this user can enter the folder, and connect.
  const folder = await mkdtemp(path.join(os.tmpdir(), 'glyphreel-pipe-'));
  const server = createServer({ pauseOnConnect: true });
  try {
    const address = path.join(folder, 'frames');
    server.listen(address);
    await once(server, 'listening');
    const accepted = once(server, 'connection') as Promise<[Socket]>;
    const reader = connect({
      path: address,
      onread: {
        buffer: () => filler.rest(),
        callback: (count) => {
          filler.advance(count);
          return true;
        },
      },
    });
    reader.on('error', () => {});
    await once(reader, 'connect');
    const [writer] = await accepted;
    writer.on('error', () => {});
    return { reader, writer };
  } finally {
    server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function overSocket({ reader, writer }: SocketPair): FramePipe {
  const closed = new Promise<void>((resolve) => {
    reader.once('close', () => resolve());
  });
  return {
    stdout: writer,
    // The child has its own descriptor; the end is seen once that is the last.
    attach: () => void writer.destroy(),
    pause: () => void reader.pause(),
    resume: () => void reader.resume(),
    destroy() {
      writer.destroy();
      reader.destroy();
    },
    closed,
  };
}

function overPipe(filler: FrameFiller): FramePipe {
  let stream: Readable | null = null;
  let close = () => {};
  const closed = new Promise<void>((resolve) => {
    close = resolve;
  });
  return {
    stdout: 'pipe',
    attach(stdout) {
      stream = stdout;
      if (!stdout) return close();
      stdout.on('error', () => {});
      stdout.on('data', (chunk: Uint8Array) => filler.copy(chunk));
      stdout.once('close', close);
    },
    pause: () => void stream?.pause(),
    resume: () => void stream?.resume(),
    destroy() {
      stream?.destroy();
      close();
    },
    closed,
  };
}
