// Captions, as every format of them is read.

/** A word of a caption's text and when it is said. */
export interface CaptionWord {
  /** Offsets in the caption's text. */
  start: number;
  end: number;
  /** Seconds of the reel. */
  from: number;
  to: number;
}

/** Markup of a part of a caption's text; offsets as of words. */
export interface CaptionMark {
  start: number;
  end: number;
  bold?: boolean;
  italic?: boolean;
  underline?: boolean;
  /** sRGB 0..1. */
  color?: readonly [number, number, number];
}

/** Where a file puts a caption. */
export interface CaptionPlace {
  /** Shares of the frame: of its width and height. */
  x?: number;
  y?: number;
  /** Which point of the caption stands there: shares of its width and height. */
  anchorX: number;
  anchorY: number;
  align: 'left' | 'center' | 'right';
}

export interface Caption {
  /** Seconds of the reel. */
  from: number;
  to: number;
  /** Without markup; lines joined by \n. */
  text: string;
  /** In order; absent where the file has no times of words. */
  words?: CaptionWord[];
  marks?: CaptionMark[];
  /** Absent where the file leaves it to the reel. */
  place?: CaptionPlace;
}
