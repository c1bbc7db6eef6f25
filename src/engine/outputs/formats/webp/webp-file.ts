// The chunks of a moving WebP file. Source: WebP Container Specification, section "Extended File Format".

import type { RectangleFrame } from '../../pictures/rectangle-clip.ts';

const HAS_ANIMATION = 0x02;
const HAS_ALPHA = 0x10;
/** The frame replaces what is below it. */
const DO_NOT_BLEND = 0x02;
const RIFF_BYTES = 12;

export const u24 = (value: number): Buffer => Buffer.from([value & 255, (value >> 8) & 255, (value >> 16) & 255]);

/** A chunk, padded to an even length. */
export function webpChunk(name: string, data: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.write(name, 'latin1');
  head.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, data, ...(data.length % 2 === 0 ? [] : [Buffer.alloc(1)])]);
}

/** `RIFF`, the length of what follows, and the canvas, which plays for ever. The length is written at the end. */
export function webpHead(width: number, height: number, hasAlpha: boolean): Buffer {
  const canvas = Buffer.concat([
    Buffer.from([HAS_ANIMATION | (hasAlpha ? HAS_ALPHA : 0), 0, 0, 0]),
    u24(width - 1),
    u24(height - 1),
  ]);
  // A transparent background, and any number of rounds.
  const animation = Buffer.alloc(6);
  return Buffer.concat([
    Buffer.from('RIFF\0\0\0\0WEBP', 'latin1'),
    webpChunk('VP8X', canvas),
    webpChunk('ANIM', animation),
  ]);
}

/** One frame: where it is, how long it is shown, and the picture of a still WebP file. */
export function webpFrame({ x, y, width, height, data }: RectangleFrame, milliseconds: number): Buffer {
  const head = Buffer.concat([
    u24(x / 2),
    u24(y / 2),
    u24(width - 1),
    u24(height - 1),
    u24(milliseconds),
    Buffer.from([DO_NOT_BLEND]),
  ]);
  return webpChunk('ANMF', Buffer.concat([head, ...pictureChunks(data)]));
}

/** The chunks of a still that hold its picture: `ALPH`, and `VP8 ` or `VP8L`. */
function pictureChunks(file: Buffer): Buffer[] {
  const found: Buffer[] = [];
  for (let at = RIFF_BYTES; at + 8 <= file.length;) {
    const length = file.readUInt32LE(at + 4);
    const end = at + 8 + length + (length % 2);
    if (['ALPH', 'VP8 ', 'VP8L'].includes(file.toString('latin1', at, at + 4))) found.push(file.subarray(at, end));
    at = end;
  }
  return found;
}
