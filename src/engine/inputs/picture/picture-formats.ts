// The picture formats, and what a file is by its first bytes.

import { avif } from './formats/avif.ts';
import { bmp } from './formats/bmp.ts';
import { gif } from './formats/gif.ts';
import { jpeg } from './formats/jpeg.ts';
import { png } from './formats/png.ts';
import { svg } from './formats/svg.ts';
import { webp } from './formats/webp.ts';
import type { PictureCodec } from './picture-codec.ts';

const FORMATS: readonly PictureCodec[] = [png, jpeg, webp, gif, avif, bmp, svg];

/** Null where the bytes are no picture of a known format. */
export const pictureCodec = (bytes: Uint8Array): PictureCodec | null =>
  FORMATS.find((format) => format.matches(bytes)) ?? null;
