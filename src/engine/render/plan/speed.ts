// How fast a render goes now: over its last seconds, from its first frame on. Over all of its time, starting would count as slow
// frames, and a scene that is quick after a slow one would be promised as slow for minutes.

/** Seconds that a change of speed takes to be believed wholly. */
const WINDOW_MS = 10_000;
/** Frames and milliseconds below which a speed says nothing yet. */
const LEAST_FRAMES = 8,
  LEAST_MS = 200;

export interface Speed {
  /** `frames` are drawn at this moment (milliseconds of any clock; both only grow). */
  note(atMs: number, frames: number): void;
  /** Frames a second, or null where too few are drawn to say. */
  perSecond(): number | null;
}

export function createSpeed(): Speed {
  const notes: { atMs: number; frames: number }[] = [];
  return {
    note(atMs, frames) {
      if (frames === 0) return;
      // Of the notes before the window the last stays: it is where the window begins.
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
