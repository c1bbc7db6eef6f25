// The last picture of files that were shown: a new preview of the same file shows it until it has decoded its first, so that an edit
// does not flash.

import type { PictureData } from '../../frame/media/material.ts';

const kept = new Map<string, PictureData>();
const MOST_KEPT = 4;

export const lastPictures = {
  /** `key` identifies the content of the file. */
  find: (key: string): PictureData | null => kept.get(key) ?? null,
  keep(key: string, picture: PictureData): void {
    kept.delete(key);
    kept.set(key, picture);
    if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!);
  },
};
