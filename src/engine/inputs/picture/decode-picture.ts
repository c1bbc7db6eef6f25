// Decodes a picture of any known format. Runs in a thread of its own: see ../decoder.

import type { ColorDescription, PictureShape } from '../../frame/media/material.ts';
import { orientedShape } from './exif-orientation.ts';
import { PictureBuilder } from './picture-builder.ts';
import type { PictureHeader } from './picture-codec.ts';
import { PictureError } from './picture-error.ts';
import { pictureCodec } from './picture-formats.ts';

/** More pixels are refused by the header, before anything is decoded. */
const MOST_PIXELS = 200e6;
/** More pixels are averaged into these while decoding: 128 MB at 8 bits. */
const MOST_KEPT_PIXELS = 32e6;

export interface DecodedPicture {
  format: string;
  header: PictureHeader;
  /** Kept size, before rotation. */
  width: number;
  height: number;
  bits: 8 | 16;
  /** RGBA, straight alpha. */
  data: Uint8Array | Uint16Array;
  hasAlpha: boolean;
  color: ColorDescription;
  shape: PictureShape;
  warnings: string[];
}

/** Throws a PictureError for what is no picture, too large, or too damaged. */
export async function decodePicture(
  bytes: Uint8Array,
  mostKeptPixels = MOST_KEPT_PIXELS,
  mostPixels = MOST_PIXELS,
): Promise<DecodedPicture> {
  const codec = pictureCodec(bytes);
  if (!codec) throw new PictureError('it is not a picture of a known format');
  const header = await codec.header(bytes);
  refuseHuge(header, mostPixels);
  const builder = new PictureBuilder(mostKeptPixels);
  await codec.decode(bytes, header, builder);
  builder.end();
  const shape = orientedShape(header.width, header.height, header.orientation);
  return {
    ...{ format: codec.name, header },
    ...{ width: builder.width, height: builder.height, bits: builder.bits, data: builder.data },
    hasAlpha: !builder.isOpaque,
    color: builder.color,
    shape: header.shown ? { ...shape, ...header.shown } : shape,
    warnings: builder.warnings,
  };
}

function refuseHuge({ width, height }: PictureHeader, mostPixels: number): void {
  if (width * height > mostPixels)
    throw new PictureError(
      `it has ${width} × ${height} pixels, and pictures can have at most ${mostPixels / 1e6} megapixels`,
    );
}
