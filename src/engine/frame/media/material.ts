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
  /** Footage has decoded a picture, the wanted one or one on the way to it. */
  onPicture?(): void;
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
   * `rgba`: one interleaved plane. `planar`: Y, U, V (with the matrix `rgb`: red, green, blue) and, if there is one, alpha last;
   * without U and V it is grey. Chroma planes are `ceil(width >> chromaX)` by `ceil(height >> chromaY)`; rows are packed without padding.
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

/**
 * Pictures between two cuts, and how bright they are. `tone` stretches a whole shot alike, so that footage does not pump.
 */
export interface Shot {
  /** Seconds of the file's timeline: its first picture, and the first of the next shot (Infinity for the last). */
  readonly from: number;
  readonly to: number;
  /** Shares of 256 steps of light as seen (Rec. 709 luma of the sRGB colour, over black), which add up to 1. */
  readonly histogram: Float32Array;
  /** Light 0..1 below which 1 % and 99 % of the shot are. */
  readonly low: number;
  readonly high: number;
}

/** An opened picture or footage. A clip's worker, a still and a preview each have their own. */
export interface Material {
  readonly kind: 'picture' | 'footage';
  readonly shape: PictureShape;
  /** Seconds from the start of the file's timeline to the end of the last picture; 0 for a still picture. */
  readonly seconds: number;
  /** Times of cuts, in seconds, ascending; empty until they are known. */
  readonly cuts: readonly number[];
  /** The shots of the used time range, ascending and without gaps; a still picture is one. Empty until `analyse` has found them. */
  readonly shots: readonly Shot[];
  /**
   * The picture shown at `seconds`, if it is in memory, else null; never waits. It is the last whose time is not later than 1 ms after
   * `seconds` (Matroska and WebM round times to milliseconds), and the first before that.
   */
  at(seconds: number): PictureData | null;
  /** The most recent picture on the way to what was asked for: what a preview shows meanwhile. */
  last(): PictureData | null;
  /**
   * Finds `shots` and `cuts` of the time that the reel uses; resolves at once where they are known. Renders and exact stills
   * wait for it where a scene uses `tone` or `steady`; a preview that plays draws without.
   */
  analyse(signal?: CancelSignal): Promise<void>;
  /**
   * Decodes until `at(seconds)` has its picture. Ascending times are cheap. Samples of a picture stay as they are until three others
   * have been prepared.
   */
  prepare(seconds: number, signal?: CancelSignal): Promise<void>;
}
