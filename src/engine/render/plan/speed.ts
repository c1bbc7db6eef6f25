// The current speed of a render, over its last seconds. An average over the whole render would count the start as slow frames, and
// would keep the ETA too long for minutes after a slow scene.

/** Length of the window. */
const WINDOW_MS = 10_000;
/** Fewer frames or milliseconds than this give no speed. */
const LEAST_FRAMES = 8,
  LEAST_MS = 200;

export interface Speed {
  /** `frames` have been drawn at `atMs` (of any clock; both only grow). */
  note(atMs: number, frames: number): void;
  /** Frames per second, or null where too few are drawn. */
  perSecond(): number | null;
}

export function createSpeed(): Speed {
  const notes: { atMs: number; frames: number }[] = [];
  return {
    note(atMs, frames) {
      if (frames === 0) return;
      // The last note before the window is kept as its start.
      while (notes.length > 1 && notes[1].atMs <= atMs - WINDOW_MS) notes.shift();
      notes.push({ atMs, frames });
    },
    perSecond() {
      if (notes.length === 0) return null;
      const first = notes[0],
        last = notes[notes.length - 1];
      const frames = last.frames - first.frames,
        ms = last.atMs - first.atMs;
      return frames >= LEAST_FRAMES && ms >= LEAST_MS ? (frames * 1000) / ms : null;
    },
  };
}
