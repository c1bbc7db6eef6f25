// The orientation tag of EXIF data: how a camera was held.

import { BinaryView } from './binary-view.ts';
import type { Orientation } from './picture-codec.ts';
import type { PictureShape } from '../../frame/media/material.ts';

const ORIENTATION_TAG = 0x0112;
const SHORT = 3;
const MOST_ENTRIES = 1000;

/** From a TIFF block, with or without `Exif\0\0` before it; 1 where there is none. */
export function exifOrientation(exif: Uint8Array): Orientation {
  const head = new BinaryView(exif);
  const view = new BinaryView(head.has(0, 'Exif\0\0') ? exif.subarray(6) : exif);
  const isLittle = view.has(0, 'II');
  if (!isLittle && !view.has(0, 'MM')) return 1;
  const u16 = (at: number): number => (isLittle ? view.u16le(at) : view.u16(at));
  const u32 = (at: number): number => (isLittle ? view.u32le(at) : view.u32(at));
  if (u16(2) !== 42) return 1;
  const directory = u32(4);
  const entries = Math.min(u16(directory), MOST_ENTRIES);
  for (let i = 0; i < entries; i++) {
    const entry = directory + 2 + i * 12;
    if (u16(entry) !== ORIENTATION_TAG || u16(entry + 2) !== SHORT) continue;
    const value = u16(entry + 8);
    return value >= 1 && value <= 8 ? (value as Orientation) : 1;
  }
  return 1;
}

const SHAPES: Record<Orientation, [quarterTurns: 0 | 1 | 2 | 3, isMirrored: boolean]> = {
  1: [0, false],
  2: [0, true],
  3: [2, false],
  4: [2, true],
  5: [1, true],
  6: [1, false],
  7: [3, true],
  8: [3, false],
};

/** How a stored picture of that size is shown. */
export function orientedShape(width: number, height: number, orientation: Orientation): PictureShape {
  const [quarterTurns, isMirrored] = SHAPES[orientation];
  const isTurned = quarterTurns % 2 === 1;
  return { width: isTurned ? height : width, height: isTurned ? width : height, quarterTurns, isMirrored };
}
