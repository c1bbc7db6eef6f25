// Decodes the frames of an APNG, or of a clip of one.

import { inflateSync } from 'node:zlib';
import { PNG_SIGNATURE } from '../../../files/png-file.ts';
import type { RectangleFrame } from '../../pictures/rectangle-clip.ts';

export interface ApngFacts {
  width: number;
  height: number;
  frames: number;
  /** Of all delays. */
  seconds: number;
}

/** The frames in an APNG as this format writes them: each in one chunk, drawn over what is there. Throws where the file is damaged. */
export function parseApng(file: Buffer): { facts: ApngFacts; frames: RectangleFrame[] } {
  if (!file.subarray(0, PNG_SIGNATURE.length).equals(PNG_SIGNATURE)) throw new Error('It is no PNG.');
  const facts: ApngFacts = { width: 0, height: 0, frames: 0, seconds: 0 };
  const frames: RectangleFrame[] = [];
  let area: Omit<RectangleFrame, 'data'> | null = null;
  for (let at = PNG_SIGNATURE.length; at < file.length;) {
    const length = file.readUInt32BE(at);
    const type = file.toString('latin1', at + 4, at + 8);
    const data = file.subarray(at + 8, at + 8 + length);
    if (data.length < length) throw new Error(`Its ${type} chunk is incomplete.`);
    if (type === 'IHDR') Object.assign(facts, { width: data.readUInt32BE(0), height: data.readUInt32BE(4) });
    if (type === 'acTL') facts.frames = data.readUInt32BE(0);
    if (type === 'fcTL') {
      const [width, height, x, y] = [4, 8, 12, 16].map((offset) => data.readUInt32BE(offset)) as [
        number,
        number,
        number,
        number,
      ];
      area = { x, y, width, height };
      facts.seconds += data.readUInt16BE(20) / (data.readUInt16BE(22) || 100);
    }
    if (area && (type === 'IDAT' || type === 'fdAT')) {
      frames.push({ ...area, data: type === 'IDAT' ? data : data.subarray(4) });
      area = null;
    }
    at += 12 + length;
  }
  return { facts, frames };
}

/** Draws a frame over `canvas`: rows of `size` bytes a pixel. Throws where its data are damaged. */
export function drawApngFrame(canvas: Uint8Array, stride: number, frame: RectangleFrame, size: number): void {
  const rows = inflateSync(frame.data);
  const bytes = frame.width * size;
  if (rows.length !== (bytes + 1) * frame.height) throw new Error(`Expected ${frame.height} rows, but got other data.`);
  let above = new Uint8Array(bytes);
  for (let y = 0; y < frame.height; y++) {
    const row = rows.subarray(y * (bytes + 1) + 1, (y + 1) * (bytes + 1));
    const filter = rows[y * (bytes + 1)];
    if (filter !== 0 && filter !== 2) throw new Error(`Expected rows filtered by 0 or 2, but got ${filter}.`);
    const out = new Uint8Array(bytes);
    for (let i = 0; i < bytes; i++) out[i] = row[i]! + (filter === 2 ? above[i]! : 0);
    canvas.set(out, ((frame.y + y) * stride + frame.x) * size);
    above = out;
  }
}

/** Canvases of the wanted frames, ascending. Each starts at the last whole frame before it. */
export function* canvasesOf(
  frames: readonly RectangleFrame[],
  wanted: readonly number[],
  { width, height }: { width: number; height: number },
  size: number,
): Generator<{ frame: number; canvas: Uint8Array }> {
  const canvas = new Uint8Array(width * height * size);
  let drawn = -1;
  for (const frame of wanted) {
    const whole = frames.findLastIndex((each, i) => i <= frame && each.width === width && each.height === height);
    for (let i = Math.max(drawn + 1, whole, 0); i <= frame; i++) drawApngFrame(canvas, width, frames[i]!, size);
    drawn = frame;
    yield { frame, canvas };
  }
}
