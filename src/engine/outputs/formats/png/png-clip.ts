// A clip of a PNG sequence: its pictures one after another in a single file, so that the clip cache handles it like any other.

import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { compressPng, PNG_HEAD_BYTES, pngBytes } from '../../pictures/encode-png.ts';
import type { ClipTask, ClipWriter } from '../../output-format.ts';
import type { PngSettings } from './png-settings.ts';

/** Compresses up to `task.threads` pictures beside the drawing of the next. */
export function openPngClip(task: ClipTask<PngSettings>): ClipWriter {
  const { width, height } = task.format;
  const file = open(task.target, 'w');
  file.catch(() => {}); // reported by the first write
  const pending: Promise<Buffer>[] = [];
  let written = 0,
    busyMs = 0;
  const compress = async (pixels: Uint8Array): Promise<Buffer> => {
    const from = performance.now();
    const picture = await compressPng(pixels, width, height, task.settings.alpha ? 'rgba' : 'rgb');
    busyMs += performance.now() - from;
    return picture;
  };
  const flush = async (most: number): Promise<void> => {
    while (pending.length > most) {
      await (await file).appendFile(await pending[0]!);
      pending.shift();
      written++;
    }
  };
  return {
    pid: undefined,
    async write(pixels) {
      pending.push(compress(pixels));
      await flush(task.threads);
    },
    async finish() {
      await flush(0);
      await (await file).close();
      return written;
    },
    kill() {
      void file.then((handle) => handle.close()).catch(() => {});
    },
    cpuMs: () => busyMs,
    memoryBytes: () => 0,
  };
}

/** The pictures of a clip in order. */
export async function* readPngClip(clip: string): AsyncGenerator<Buffer> {
  const file = await open(clip);
  try {
    const { size } = await file.stat();
    for (let at = 0; at < size;) {
      const picture = await readAt(file, at, pngBytes(await readAt(file, at, PNG_HEAD_BYTES)));
      yield picture;
      at += picture.length;
    }
  } finally {
    await file.close();
  }
}

async function readAt(file: FileHandle, at: number, bytes: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(bytes), 0, bytes, at);
  if (bytesRead !== bytes) throw new Error(`Expected ${bytes} bytes of a picture at ${at}, but got ${bytesRead}.`);
  return buffer;
}
