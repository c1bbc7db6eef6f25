// Writes encoded pictures one after another into a file, while later ones are still being encoded.

import { open } from 'node:fs/promises';
import type { ClipWriter } from '../output-format.ts';

export interface PictureWriter extends Omit<ClipWriter, 'write'> {
  /** Resolves when fewer than `threads` pictures wait. `encode` is measured as CPU time. */
  push(encode: () => Promise<Uint8Array>): Promise<void>;
}

/** Encodes up to `threads` pictures beside the drawing of the next. */
export function openPictureWriter(target: string, threads: number): PictureWriter {
  const file = open(target, 'w');
  file.catch(() => {}); // reported by the first write
  const pending: Promise<Uint8Array>[] = [];
  let written = 0,
    busyMs = 0;
  const timed = async (encode: () => Promise<Uint8Array>): Promise<Uint8Array> => {
    const from = performance.now();
    const picture = await encode();
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
    async push(encode) {
      pending.push(timed(encode));
      await flush(threads);
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
