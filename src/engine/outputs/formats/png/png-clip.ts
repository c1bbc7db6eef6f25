// A clip of a PNG sequence: its pictures one after another in a single file, so that the clip cache handles it like any other.

import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { compressPng, PNG_HEAD_BYTES, pngBytes } from '../../pictures/encode-png.ts';
import { openPictureWriter } from '../../pictures/picture-writer.ts';
import type { ClipTask, ClipWriter } from '../../output-format.ts';
import type { PngSettings } from './png-settings.ts';

export function openPngClip({ format, settings, target, threads }: ClipTask<PngSettings>): ClipWriter {
  const { width, height } = format;
  const layout = settings.alpha ? 'rgba' : 'rgb';
  const { push, ...writer } = openPictureWriter(target, threads);
  return { ...writer, write: (pixels) => push(() => compressPng(pixels, width, height, layout)) };
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
