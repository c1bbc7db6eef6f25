// The bytes of a GIF around its images.

const MOST_DELAY = 65_535;
const NO_DISPOSAL = 1;
const CLEAR = 2;

/** Hundredths of a second at which a frame is shown: rounded for each, so that the error never adds up. */
export const shownAt = (frame: number, fps: number): number => Math.round((frame * 100) / fps);

/** Header, palette (RGB triples, filled up to a power of two), and how often it plays (0: for ever). */
export function gifHead(width: number, height: number, palette: Uint8Array, bits: number, plays: number): Buffer {
  const head = Buffer.alloc(13 + (3 << bits));
  head.write('GIF89a', 'latin1');
  head.writeUInt16LE(width, 6);
  head.writeUInt16LE(height, 8);
  head[10] = 0x80 | ((bits - 1) << 4) | (bits - 1);
  head.set(palette, 13);
  if (plays === 1) return head;
  const loop = Buffer.from('\x21\xff\x0bNETSCAPE2.0\x03\x01\x00\x00\x00', 'latin1');
  loop.writeUInt16LE(plays === 0 ? 0 : plays - 1, 16);
  return Buffer.concat([head, loop]);
}

export interface ImageHead {
  left: number;
  top: number;
  width: number;
  height: number;
  /** Hundredths of a second. */
  delay: number;
  isCleared: boolean;
}

/** What is in front of an image's data. `clear` is the index of pixels that stay as they are. */
export function imageHead({ left, top, width, height, delay, isCleared }: ImageHead, clear: number): Buffer {
  const head = Buffer.alloc(18);
  head.set([0x21, 0xf9, 4, ((isCleared ? CLEAR : NO_DISPOSAL) << 2) | 1]);
  head.writeUInt16LE(delay, 4);
  head[6] = clear;
  head[8] = 0x2c;
  head.writeUInt16LE(left, 9);
  head.writeUInt16LE(top, 11);
  head.writeUInt16LE(width, 13);
  head.writeUInt16LE(height, 15);
  return head;
}

/** A time as delays that fit their 16 bits. */
export function delaysOf(hundredths: number): number[] {
  const delays: number[] = [];
  for (let rest = hundredths; rest > 0 || delays.length === 0; rest -= MOST_DELAY)
    delays.push(Math.min(rest, MOST_DELAY));
  return delays;
}
