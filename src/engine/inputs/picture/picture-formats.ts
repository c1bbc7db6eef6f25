// The picture formats, and what a file is by its first bytes.

import { jpeg } from './formats/jpeg.ts';
import { png } from './formats/png.ts';
import type { PictureCodec } from './picture-codec.ts';

const FORMATS: readonly PictureCodec[] = [png, jpeg];

/** Null where the bytes are no picture of a known format. */
export const pictureCodec = (bytes: Uint8Array): PictureCodec | null =>
  FORMATS.find((format) => format.matches(bytes)) ?? null;
