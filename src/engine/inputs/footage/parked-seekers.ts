// Decoders and pictures of footage that was closed: a preview opens all files of a reel again after every edit, mostly at the same time
// of the same footage, which takes seconds to decode behind a distant key frame.

import type { PictureSeeker } from './picture-seeker.ts';

/** Longer than a reel is opened again after an edit. */
const PARKED_MS = 5000;
const MOST_PARKED = 4;

interface Parked {
  seeker: Pick<PictureSeeker, 'dispose'>;
  timer: NodeJS.Timeout;
}

/** By content of the file, oldest first. */
const parked = new Map<string, Parked>();

function remove(key: string): PictureSeeker | null {
  const found = parked.get(key);
  if (!found) return null;
  clearTimeout(found.timer);
  parked.delete(key);
  return found.seeker as PictureSeeker;
}

export const parkedSeekers = {
  /** The seeker that was parked under this key, which the caller then owns; null where there is none. */
  take: remove,
  /** Keeps a seeker for the next that asks for it, for five seconds at most. */
  park(key: string, seeker: Parked['seeker']): void {
    remove(key)?.dispose();
    if (parked.size === MOST_PARKED) remove(parked.keys().next().value!)?.dispose();
    const timer = setTimeout(() => remove(key)?.dispose(), PARKED_MS);
    timer.unref();
    parked.set(key, { seeker, timer });
  },
};
