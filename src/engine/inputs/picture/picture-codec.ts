// The interface of a picture format. A codec reads its header without decoding, and hands over rows of RGBA while it decodes.

import type { ColorDescription } from '../../frame/media/material.ts';
import type { ColorConversion } from './color/color-conversion.ts';

/** EXIF's eight orientations; 1 is upright. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

export interface PictureHeader {
  /** Stored size in pixels, before rotation. */
  width: number;
  height: number;
  /** Bits per sample in the file. */
  depth: number;
  hasAlpha: boolean;
  /** Whether the file has several pictures that are shown one after another. */
  isMoving: boolean;
  orientation: Orientation;
  /** For the summary: `grey`, `CMYK`, `palette`. */
  model?: string;
  /** Displayed size where it differs from the stored one: that of an SVG. */
  shown?: { width: number; height: number };
}

/** How decoded samples become sRGB: a conversion of every row, or a description that drawing applies. */
export interface PictureColor {
  convert?: ColorConversion | null;
  description?: ColorDescription;
}

/** Takes a decoded picture. */
export interface PictureSink {
  /** Called once, before the first row. `bits` is 8 or 16. Rows that are never written stay transparent. */
  begin(width: number, height: number, bits: 8 | 16, color?: PictureColor): void;
  /** One row of RGBA with straight alpha, from the top; the array may be reused afterwards. */
  row(y: number, samples: Uint8Array | Uint16Array): void;
  /** A sentence about what is drawn otherwise than the file says. */
  warn(message: string): void;
}

export interface PictureCodec {
  /** As the summary shows it: `PNG`. */
  readonly name: string;
  /** Whether the file is of this format, by its first bytes. */
  matches(bytes: Uint8Array): boolean;
  /** Throws a PictureError, or rejects with it. */
  header(bytes: Uint8Array): PictureHeader | Promise<PictureHeader>;
  /** Whether `header` runs the decoder, which belongs into a thread. */
  isHeaderDrawn?: boolean;
  /** Throws a PictureError if nothing can be drawn. */
  decode(bytes: Uint8Array, header: PictureHeader, sink: PictureSink): void | Promise<void>;
}

/** Writes a whole picture of packed RGBA samples. */
export function writeRows(sink: PictureSink, data: Uint8Array | Uint16Array, width: number, height: number): void {
  const stride = width * 4;
  for (let y = 0; y < height; y++) sink.row(y, data.subarray(y * stride, (y + 1) * stride));
}
