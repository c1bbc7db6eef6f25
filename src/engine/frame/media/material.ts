// What drawing needs of a picture or footage: pictures by their time, as pixels in the file's own layout. Reading and decoding
// belong to inputs/.

/** How samples become colours. `rgb` as matrix means that the planes are red, green and blue already. */
export interface ColorDescription {
  matrix: 'rgb' | 'bt601' | 'bt709' | 'bt2020';
  range: 'full' | 'limited';
  transfer: 'srgb' | 'bt709' | 'linear' | 'pq' | 'hlg';
  primaries: 'bt709' | 'bt601-525' | 'bt601-625' | 'bt2020' | 'p3';
}

/** Ends waiting: an AbortSignal is one. */
export interface CancelSignal {
  readonly aborted: boolean;
}

/** One decoded picture. */
export interface PictureData {
  /** Equal numbers of one material mean equal pixels. */
  readonly serial: number;
  /** Seconds since the start of the file's own timeline. */
  readonly seconds: number;
  /** Stored size, before rotation and sample aspect. */
  readonly width: number;
  readonly height: number;
  /**
   * `rgba`: one interleaved plane. `planar`: luma (or green …) first: Y, U, V and, if there is one, alpha; with one plane it is grey.
   * Chroma planes are `ceil(width >> chromaX)` by `ceil(height >> chromaY)`; rows are packed without padding.
   */
  readonly layout: 'rgba' | 'planar';
  readonly planes: readonly (Uint8Array | Uint16Array)[];
  readonly chromaX: 0 | 1 | 2;
  readonly chromaY: 0 | 1;
  /** Bits per sample, 8 to 16, in the low bits. */
  readonly bits: number;
  readonly hasAlpha: boolean;
  readonly isPremultiplied: boolean;
  readonly color: ColorDescription;
}

/** How the stored picture is shown. */
export interface PictureShape {
  /** Displayed size in square pixels, upright. */
  width: number;
  height: number;
  /** Applied to the stored picture in this order: rotated clockwise by quarter turns, then mirrored left to right. */
  quarterTurns: 0 | 1 | 2 | 3;
  isMirrored: boolean;
}

/** An opened picture or footage. A clip's worker, a still and a preview each have their own. */
export interface Material {
  readonly kind: 'picture' | 'footage';
  readonly shape: PictureShape;
  /** Seconds from the first picture to the end of the last; 0 for a still picture. */
  readonly seconds: number;
  /** Times of cuts, in seconds, ascending; empty until they are known. */
  readonly cuts: readonly number[];
  /** The picture shown at `seconds`: the last whose time is not later, if it is in memory, else null. Never waits. */
  at(seconds: number): PictureData | null;
  /** The most recent picture that was asked for, exact or not: what a playing preview shows meanwhile. */
  last(): PictureData | null;
  /** Decodes until `at(seconds)` has its picture, and keeps it until another is prepared. Ascending times are cheap. */
  prepare(seconds: number, signal?: CancelSignal): Promise<void>;
}
