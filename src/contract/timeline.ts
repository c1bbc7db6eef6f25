// What a hand does on the strip, as changes of the text, and what the strip shows besides segments. Times are seconds of the reel, unless they
// say otherwise.

import type { Range } from './diagnostics.ts';
import type { TextChange } from './text-change.ts';

export type TimelineGesture =
  /** Ends the segment at this time. */
  | { do: 'cut'; segment: number; end: number }
  /** Plays the segment before this one; null: last. */
  | { do: 'move'; segment: number; before: number | null }
  /** Makes two segments of it. */
  | { do: 'split'; segment: number; at: number };

export interface TimelineEdit {
  /** Of the text that the changes are for. */
  version: number;
  edits: TextChange[];
  /** Why it cannot be done, as one sentence; null where it can. */
  problem: string | null;
  /** The new length as it is written, of a cut. */
  written: string | null;
}

/** Something that begins at a time and has a place in the text. */
export interface TimelineItem {
  from: number;
  /** Null where only its start is known. */
  to: number | null;
  label: string;
  range: Range;
  /** Absent: the reel itself. */
  file?: string;
}

export interface Timeline {
  version: number;
  /** Frame rate of the reel. */
  fps: number;
  cuts: {
    segment: number;
    /** The length of the segment as it is written; null where none is. */
    written: string | null;
    /** Why its end cannot be dragged; null where it can. */
    fixed: string | null;
  }[];
  bars: number[];
  sections: number[];
  drops: number[];
  sounds: TimelineItem[];
  /** Where the header names the captions. */
  captions: Range | null;
}

/** A moment that somebody tapped. */
export interface Tap {
  /** Seconds of the scene. */
  scene: number;
  /** Seconds of the reel. */
  reel: number;
}
