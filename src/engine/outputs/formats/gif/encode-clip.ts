// The images of one clip. Clips are encoded side by side, though each begins with what the one before it shows last: its first and last
// images are left to the caller, who knows both neighbours.

import { crc32 } from 'node:zlib';
import { createColorMap } from './color-map.ts';
import type { Dither } from './color-map.ts';
import { createImageEncoder } from './encode-image.ts';
import type { EncodedImage, ImageEncoder } from './encode-image.ts';
import { createLzwEncoder } from './encode-lzw.ts';
import { readGifClip } from './gif-clip.ts';
import { createShownFrames } from './shown-frames.ts';
import { createShrinker } from './shrink-frames.ts';

/** What all clips of a GIF share. */
export interface GifLook {
  width: number;
  height: number;
  /** Size of the frames of the clips. */
  drawn: { width: number; height: number };
  channels: 3 | 4;
  /** RGB triples. */
  palette: Uint8Array;
  /** The index of nothing, behind the palette's last. */
  clear: number;
  /** Bits of an index. */
  bits: number;
  dither: Dither;
  /** See `ShownFramesOptions`. */
  tolerance: number;
  /** Every how manieth frame is shown. */
  step: number;
}

export interface ClipOrder {
  look: GifLook;
  path: string;
  /** The clip before, or null. */
  before: string | null;
  /** The film's number of the clip's first frame. */
  first: number;
}

/** A frame that is drawn on a canvas. */
export interface DrawnFrame extends ShownFrame {
  base: Uint8Array;
  /** The canvas was emptied before it: it needs an image even if that shows nothing. */
  followsCleared: boolean;
}

/** A frame that is shown; indices of the whole canvas. */
export interface ShownFrame {
  frame: number;
  shown: Uint8Array;
  /** The next frame leaves pixels empty that this one fills, so the canvas is emptied after it. Unknown in a clip's last: false. */
  isCleared: boolean;
}

export interface ClipImage extends EncodedImage {
  frame: number;
  isCleared: boolean;
}

export interface EncodedClip {
  /** The first shown frame; null where the clip has none. */
  head: ShownFrame | null;
  images: ClipImage[];
  /** The last shown frame, where it is not the head. */
  tail: DrawnFrame | null;
  /** Checksums of the canvas after each shown frame. */
  checks: { frame: number; crc: number }[];
}

export const imageEncoder = ({ width, height, clear, bits }: GifLook): ImageEncoder =>
  createImageEncoder(width, height, clear, createLzwEncoder(bits));

/** Throws where a clip is damaged. */
export async function encodeClip({ look, path, before, first }: ClipOrder): Promise<EncodedClip> {
  const { width, height, drawn, channels, palette, clear, dither, tolerance, step } = look;
  const frames = createShownFrames({
    ...{ width, height, channels, palette, clear, tolerance },
    colorMap: createColorMap(palette, dither),
  });
  const encoder = imageEncoder(look);
  const result: EncodedClip = { head: null, images: [], tail: null, checks: [] };
  const isScaled = width !== drawn.width || height !== drawn.height;
  const shrink = isScaled ? createShrinker(drawn, { width, height }, channels) : (difference: Uint8Array) => difference;
  const start = before === null ? null : await lastOf(before);
  if (start) frames.advance(shrink(start));

  let pending: DrawnFrame | null = null;
  const take = (frame: number): void => {
    const shown = frames.shown.slice();
    result.checks.push({ frame, crc: crc32(shown) });
    if (!pending) {
      result.head = { frame, shown, isCleared: false };
      pending = { ...result.head, base: shown, followsCleared: false };
      return;
    }
    pending.isCleared = channels === 4 && losesPixels(pending.shown, shown, clear);
    if (pending.frame === result.head!.frame) result.head!.isCleared = pending.isCleared;
    else {
      const image = encoder.encode(pending.base, pending.shown, pending.isCleared, pending.followsCleared);
      if (image) result.images.push({ ...image, frame: pending.frame, isCleared: pending.isCleared });
    }
    const followsCleared = pending.isCleared;
    pending = { frame, shown, isCleared: false, base: canvasAfter(pending, clear), followsCleared };
  };

  const clip = await readGifClip(path);
  try {
    let frame = first;
    let skipped = start;
    for await (const record of clip.differences()) {
      const difference = aligned(record);
      if (skipped) xorInto(difference, skipped);
      skipped = difference;
      if (frame % step === 0) {
        frames.advance(shrink(difference));
        skipped = null;
        take(frame);
      }
      frame++;
    }
  } finally {
    await clip.close();
  }
  if (pending && (pending as ShownFrame).frame !== result.head!.frame) result.tail = pending;
  return result;
}

/** What the canvas shows once a frame has been disposed of. */
export const canvasAfter = ({ shown, isCleared }: ShownFrame, clear: number): Uint8Array =>
  isCleared ? new Uint8Array(shown.length).fill(clear) : shown;

/** Whether pixels that are filled in `a` are empty in `b`. */
export function losesPixels(a: Uint8Array, b: Uint8Array, clear: number): boolean {
  for (let i = 0; i < a.length; i++) if (b[i] === clear && a[i] !== clear) return true;
  return false;
}

async function lastOf(path: string): Promise<Uint8Array> {
  const clip = await readGifClip(path);
  try {
    return aligned(await clip.last());
  } finally {
    await clip.close();
  }
}

/** Decompressed bytes may begin anywhere in their buffer; words cannot. */
const aligned = (bytes: Uint8Array): Uint8Array => (bytes.byteOffset % 4 === 0 ? bytes : Uint8Array.from(bytes));

function xorInto(target: Uint8Array, source: Uint8Array): void {
  const words = (bytes: Uint8Array) => new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
  const [to, from] = [words(target), words(source)];
  for (let i = 0; i < to.length; i++) to[i]! ^= from[i]!;
}
