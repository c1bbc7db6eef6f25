// What the compiler needs to know of an audio file besides its beats, and how times of the file become times of the reel.

/** What else is known of an audio file. Times are seconds since its start, ascending. */
export interface SoundFacts {
  /** Length. */
  seconds: number;
  /** Where the first sound begins. */
  start: number;
  /** First beats of bars. */
  bars: number[];
  /** Starts of sections; the first is 0. */
  sections: number[];
  /** Where the music returns at full level after a quieter part. */
  drops: number[];
}

/** How a track plays: as in `PlanAudio`. */
export interface TrackPlay {
  from?: number;
  loop?: boolean;
}

/** Times of the file as times of the reel, ascending, from 0 up to `until`; a looped track repeats them. */
export function inReelTime(
  times: ArrayLike<number>,
  { from = 0, loop = false }: TrackPlay,
  seconds: number,
  until: number,
): number[] {
  const length = seconds - from;
  const found: number[] = [];
  if (length <= 0) return found;
  for (let start = 0; start <= until; start += length) {
    for (let i = 0; i < times.length; i++) {
      const time = times[i]! - from;
      // A time that rounding has put just before the start counts.
      if (time >= -1e-3 && time < length && start + time <= until) found.push(Math.max(0, start + time));
    }
    if (!loop) break;
  }
  return found;
}
