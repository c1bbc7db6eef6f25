// The structure of a GIF: its canvas, palette, and where each image is, with its time and place. Pixels are decoded by `play-gif.ts`.

import { BinaryView } from '../binary-view.ts';
import { PictureError } from '../picture-error.ts';

const EXTENSION = 0x21;
const IMAGE = 0x2c;
const TRAILER = 0x3b;
const GRAPHIC_CONTROL = 0xf9;
const APPLICATION = 0xff;
const NETSCAPE = 'NETSCAPE2.0';

export interface GifImage {
  left: number;
  top: number;
  width: number;
  height: number;
  /** Hundredths of a second. */
  delay: number;
  /** What happens to its rectangle before the next image: 0 and 1 nothing, 2 it is cleared, 3 it is restored. */
  disposal: number;
  /** The index that leaves a pixel as it is; null where there is none. */
  transparent: number | null;
  /** Rows are in GIF's four passes. */
  isInterlaced: boolean;
  /** RGB triples of its own; null: the file's. */
  palette: Uint8Array | null;
  /** Where its data begins. */
  at: number;
}

export interface Gif {
  width: number;
  height: number;
  /** RGB triples; empty where there is none. */
  palette: Uint8Array;
  images: GifImage[];
  /** How often it plays: 0 is for ever. */
  plays: number;
  /** The file ends as it should. */
  isWhole: boolean;
}

/** Throws a `PictureError` where the file is no GIF. */
export function readGif(bytes: Uint8Array): Gif {
  const view = new BinaryView(bytes);
  if (!view.has(0, 'GIF87a') && !view.has(0, 'GIF89a')) throw new PictureError('it is not a GIF');
  const flags = view.u8(10);
  const gif: Gif = {
    width: view.u16le(6),
    height: view.u16le(8),
    palette: colorTable(bytes, 13, flags),
    images: [],
    plays: 1,
    isWhole: false,
  };
  let at = 13 + gif.palette.length;
  let control = { delay: 0, disposal: 0, transparent: null as number | null };
  while (at < bytes.length) {
    const kind = bytes[at];
    if (kind === TRAILER) return { ...gif, isWhole: true };
    if (kind === EXTENSION) {
      if (bytes[at + 1] === GRAPHIC_CONTROL && at + 7 < bytes.length) {
        const packed = bytes[at + 3]!;
        control = {
          delay: view.u16le(at + 4),
          disposal: (packed >> 2) & 7,
          transparent: (packed & 1) === 1 ? bytes[at + 6]! : null,
        };
      } else if (bytes[at + 1] === APPLICATION && view.has(at + 3, NETSCAPE) && at + 18 < bytes.length) {
        const repeats = view.u16le(at + 16);
        gif.plays = repeats === 0 ? 0 : repeats + 1;
      }
      at = afterBlocks(bytes, at + 2);
    } else if (kind === IMAGE && at + 10 < bytes.length) {
      const packed = bytes[at + 9]!;
      const palette = colorTable(bytes, at + 10, packed);
      const data = at + 10 + palette.length;
      gif.images.push({
        left: view.u16le(at + 1),
        top: view.u16le(at + 3),
        width: view.u16le(at + 5),
        height: view.u16le(at + 7),
        ...control,
        isInterlaced: (packed & 0x40) !== 0,
        palette: palette.length > 0 ? palette : null,
        at: data,
      });
      control = { delay: 0, disposal: 0, transparent: null };
      at = afterBlocks(bytes, data + 1);
    } else {
      return gif;
    }
  }
  return gif;
}

const colorTable = (bytes: Uint8Array, at: number, flags: number): Uint8Array =>
  (flags & 0x80) === 0 ? new Uint8Array(0) : bytes.subarray(at, at + (3 << ((flags & 7) + 1)));

/** Past sub-blocks, each with its length before it, up to an empty one. */
function afterBlocks(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== 0) at += 1 + bytes[at]!;
  return at + 1;
}
