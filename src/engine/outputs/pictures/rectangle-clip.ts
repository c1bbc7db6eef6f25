// A clip of a moving picture: for each frame the rectangle that changed, encoded. The first frame of a clip is whole, so clips can be joined.

import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import type { ClipTask, ClipWriter } from '../output-format.ts';
import { changedRectangle } from './changed-rectangle.ts';
import type { Rectangle } from './changed-rectangle.ts';
import { openPictureWriter } from './picture-writer.ts';

/** x, y, width, height, length of the data. */
const HEAD_BYTES = 20;

export interface RectangleFrame extends Rectangle {
  /** As `encode` made it. */
  data: Buffer;
}

export interface RectangleEncoder {
  /** Bytes of a pixel. */
  size: number;
  /** What rectangles have to begin at multiples of; 1 where absent. */
  align?: number;
  /** `pixels` are those of the rectangle, rows without padding, and its own. */
  encode(pixels: Uint8Array, area: Rectangle): Promise<Uint8Array>;
}

/** Encodes up to `threads` frames beside the drawing of the next. */
export function openRectangleClip(
  { format, target, threads }: Pick<ClipTask, 'format' | 'target' | 'threads'>,
  { size, align = 1, encode }: RectangleEncoder,
): ClipWriter {
  const { width, height } = format;
  const { push, ...writer } = openPictureWriter(target, threads);
  let before: Uint8Array | null = null;
  const encoded = async (pixels: Uint8Array, area: Rectangle): Promise<Buffer> => {
    const data = await encode(pixels, area);
    const head = Buffer.alloc(HEAD_BYTES);
    for (const [i, value] of [area.x, area.y, area.width, area.height, data.length].entries())
      head.writeUInt32BE(value, i * 4);
    return Buffer.concat([head, data]);
  };
  return {
    ...writer,
    write(pixels) {
      const area = before
        ? aligned(changedRectangle(before, pixels, width, height, size), align)
        : { x: 0, y: 0, width, height };
      const part = cut(pixels, width, area, size);
      if (before) before.set(pixels);
      else before = pixels.slice();
      return push(() => encoded(part, area));
    },
  };
}

function aligned({ x, y, width, height }: Rectangle, align: number): Rectangle {
  const [left, top] = [x - (x % align), y - (y % align)];
  return { x: left, y: top, width: x + width - left, height: y + height - top };
}

/** The pixels of a rectangle, rows without padding. A copy: the frame may be overwritten. */
function cut(pixels: Uint8Array, stride: number, { x, y, width, height }: Rectangle, size: number): Uint8Array {
  const out = new Uint8Array(width * height * size);
  for (let row = 0; row < height; row++) {
    const from = ((y + row) * stride + x) * size;
    out.set(pixels.subarray(from, from + width * size), row * width * size);
  }
  return out;
}

/** The frames of a clip in order. Throws where it is damaged. */
export async function* readRectangleClip(clip: string): AsyncGenerator<RectangleFrame> {
  const file = await open(clip);
  try {
    const { size } = await file.stat();
    for (let at = 0; at < size;) {
      const head = await readAt(file, at, HEAD_BYTES);
      const [x, y, width, height, length] = [0, 4, 8, 12, 16].map((offset) => head.readUInt32BE(offset)) as [
        number,
        number,
        number,
        number,
        number,
      ];
      yield { x, y, width, height, data: await readAt(file, at + HEAD_BYTES, length) };
      at += HEAD_BYTES + length;
    }
  } finally {
    await file.close();
  }
}

async function readAt(file: FileHandle, at: number, bytes: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(bytes), 0, bytes, at);
  if (bytesRead !== bytes) throw new Error(`Expected ${bytes} bytes of a frame at ${at}, but got ${bytesRead}.`);
  return buffer;
}
