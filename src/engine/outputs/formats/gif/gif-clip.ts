// A clip of a GIF until its palette is known: lossless frames, each as its difference from the one before, then its last frame and the
// colours that were drawn. So other palettes, dithers and rates are made from the same clips.

import { constants, deflate, inflateSync, zstdCompress, zstdDecompressSync } from 'node:zlib';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { ClipTask, ClipWriter } from '../../output-format.ts';
import { createColorCounter } from './color-counts.ts';

/** Bytes at the end: where the last frame begins, where the colours begin, frames, and `END_MARK`. */
const END_BYTES = 20;
const END_MARK = 0x46494731;
const DEFLATE = 0;
const ZSTD = 1;

const zstd = typeof zstdCompress === 'function' ? promisify(zstdCompress) : null;
const deflateAsync = promisify(deflate);

/** zstd takes 3 ms for a frame that deflate takes 25 for. */
async function compress(bytes: Uint8Array): Promise<Buffer> {
  const data = zstd
    ? await zstd(bytes, { params: { [constants.ZSTD_c_compressionLevel]: 1 } })
    : await deflateAsync(bytes, { level: 1 });
  return Buffer.concat([Buffer.of(zstd ? ZSTD : DEFLATE), data]);
}

function decompress(record: Uint8Array): Uint8Array {
  const data = record.subarray(1);
  return record[0] === ZSTD ? zstdDecompressSync(data) : inflateSync(data);
}

/** Compresses up to `task.threads` frames beside the drawing of the next. */
export function openGifClip(task: ClipTask, channels: 3 | 4): ClipWriter {
  const frameBytes = task.format.width * task.format.height * channels;
  const file = open(task.target, 'w');
  file.catch(() => {}); // reported by the first write
  const counter = createColorCounter(task.format.width, channels);
  const previous = new Uint8Array(frameBytes);
  const pending: Promise<Buffer>[] = [];
  let frames = 0,
    at = 0,
    busyMs = 0;
  const append = async (record: Uint8Array): Promise<void> => {
    const head = Buffer.alloc(4);
    head.writeUInt32LE(record.length);
    await (await file).appendFile(Buffer.concat([head, record]));
    at += head.length + record.length;
  };
  const timed = async (bytes: Uint8Array): Promise<Buffer> => {
    const from = performance.now();
    const record = await compress(bytes);
    busyMs += performance.now() - from;
    return record;
  };
  const flush = async (most: number): Promise<void> => {
    while (pending.length > most) {
      await append(await pending[0]!);
      pending.shift();
    }
  };
  return {
    pid: undefined,
    async write(pixels) {
      const from = performance.now();
      counter.add(pixels);
      const difference = new Uint8Array(frameBytes);
      exclusiveOr(difference, pixels, previous);
      previous.set(pixels);
      frames++;
      busyMs += performance.now() - from;
      pending.push(timed(difference));
      await flush(task.threads);
    },
    async finish() {
      await flush(0);
      const end = Buffer.alloc(END_BYTES);
      end.writeUIntLE(at, 0, 6);
      await append(await compress(previous));
      end.writeUIntLE(at, 6, 6);
      await append(await compress(counter.bytes()));
      end.writeUInt32LE(frames, 12);
      end.writeUInt32LE(END_MARK, 16);
      await (await file).appendFile(end);
      await (await file).close();
      return frames;
    },
    kill() {
      void file.then((handle) => handle.close()).catch(() => {});
    },
    cpuMs: () => busyMs,
    memoryBytes: () => 0,
  };
}

/** `out` = `a` xor `b`; all have the same length. */
function exclusiveOr(out: Uint8Array, a: Uint8Array, b: Uint8Array): void {
  const whole = a.byteOffset % 4 === 0 ? out.length & ~3 : 0;
  const words = (bytes: Uint8Array) => new Uint32Array(bytes.buffer, bytes.byteOffset, whole / 4);
  if (whole > 0) {
    const [to, one, other] = [words(out), words(a), words(b)];
    for (let i = 0; i < to.length; i++) to[i] = one[i]! ^ other[i]!;
  }
  for (let i = whole; i < out.length; i++) out[i] = a[i]! ^ b[i]!;
}

export interface OpenClip {
  frames: number;
  /** What differs from the frame before, by exclusive or; the first from black. Throws where the clip is damaged. */
  differences(): AsyncGenerator<Uint8Array>;
  last(): Promise<Uint8Array>;
  /** For `mergeCounts`. */
  colors(): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** Throws where the file is not a whole clip. */
export async function readGifClip(path: string): Promise<OpenClip> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const end = await readAt(file, Math.max(0, size - END_BYTES), Math.min(size, END_BYTES));
    if (end.length !== END_BYTES || end.readUInt32LE(16) !== END_MARK) throw new Error('its end is missing');
    const lastAt = end.readUIntLE(0, 6);
    return {
      frames: end.readUInt32LE(12),
      async *differences() {
        for (let at = 0; at < lastAt;) {
          const record = await recordAt(file, at);
          yield decompress(record);
          at += 4 + record.length;
        }
      },
      last: async () => decompress(await recordAt(file, lastAt)),
      colors: async () => decompress(await recordAt(file, end.readUIntLE(6, 6))),
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

const recordAt = async (file: FileHandle, at: number): Promise<Buffer> =>
  readAt(file, at + 4, (await readAt(file, at, 4)).readUInt32LE());

async function readAt(file: FileHandle, at: number, bytes: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(bytes), 0, bytes, at);
  if (bytesRead !== bytes) throw new Error(`Expected ${bytes} bytes at ${at}, but got ${bytesRead}.`);
  return buffer;
}
