// What every format of captions is read into.

import type { Caption } from '../../../contract/caption.ts';

export type { Caption } from '../../../contract/caption.ts';

/** Something that was left out or guessed. */
export interface CaptionWarning {
  /** Line of the file, from 1. */
  line: number;
  /** One sentence. */
  message: string;
}

export interface CaptionFile {
  /** In order of time. */
  captions: Caption[];
  /** In order of lines, at most MOST_WARNINGS. */
  warnings: CaptionWarning[];
}

/** A file of another kind would be warned of line by line. */
export const MOST_WARNINGS = 20;
