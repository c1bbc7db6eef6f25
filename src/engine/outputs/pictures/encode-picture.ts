// Stills as JPEG and WebP: smaller than PNG, with a loss that is hard to see.

import path from 'node:path';
import { createCanvas, imageData } from '../../machine/native/canvas.ts';

export const PICTURE_EXTENSIONS = { '.jpg': 'jpeg', '.jpeg': 'jpeg', '.webp': 'webp' } as const;
export type PictureKind = (typeof PICTURE_EXTENSIONS)[keyof typeof PICTURE_EXTENSIONS];

/** Percent. Below, the edges of glyphs get halos. */
const QUALITY: Record<PictureKind, number> = { jpeg: 92, webp: 92 };

/** The kind of picture that a path names; undefined for other files. */
export function pictureKind(file: string): PictureKind | undefined {
  const extension = path.extname(file).toLowerCase();
  return Object.entries(PICTURE_EXTENSIONS).find(([name]) => name === extension)?.[1];
}

/** `rgba`: rows of straight colours. A JPEG has no alpha: it is over black. */
export async function encodePicture(
  kind: PictureKind,
  rgba: Uint8Array,
  width: number,
  height: number,
): Promise<Uint8Array> {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.putImageData(imageData(new Uint8ClampedArray(rgba), width, height), 0, 0);
  if (kind === 'webp') return canvas.encode(kind, QUALITY[kind]);
  context.globalCompositeOperation = 'destination-over';
  context.fillRect(0, 0, width, height);
  return canvas.encode(kind, QUALITY[kind]);
}
