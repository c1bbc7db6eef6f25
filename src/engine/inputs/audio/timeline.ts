// Places decoded frames on one timeline. Sound in containers with timestamps may start late, pause and overlap. Frames without
// timestamps, and with ones that make no sense, follow each other.

/** Samples a second of the timeline, in two channels. */
export const SAMPLE_RATE = 48000;
export const CHANNELS = 2;

/** Some containers round timestamps to milliseconds: less than this is no gap. */
const TOLERANCE = Math.round(SAMPLE_RATE * 0.03);
/** A jump further ahead or back than this is a break in the timestamps, not a pause or an overlap. */
const LONGEST_GAP = SAMPLE_RATE * 3600;
const LONGEST_OVERLAP = SAMPLE_RATE;
/** Encoders place their delay before 0. */
const LONGEST_LEAD = SAMPLE_RATE * 10;

export interface Placement {
  /** Samples of silence before the frame. */
  silence: number;
  /** Samples of the frame that are dropped at its start. */
  skip: number;
}

/**
 * Returns a function that places the next frame: `at` is its timestamp in samples from the start of the container (null:
 * none), `count` its length in samples. With `hasJitter` timestamps may be off by the length of a frame, as those of Vorbis
 * are, whose packets alternate between two lengths.
 */
export function createTimeline({ hasJitter = false } = {}): (at: number | null, count: number) => Placement {
  let end = 0;
  /** What timestamps are off by since their last break. */
  let shift = 0;
  return (at, count) => {
    const early = at === null ? 0 : at + shift - end;
    const isStart = end === 0;
    const isBroken = early > LONGEST_GAP || early < -(isStart ? LONGEST_LEAD : LONGEST_OVERLAP);
    const isGap = isStart || Math.abs(early) > (hasJitter ? Math.max(TOLERANCE, count) : TOLERANCE);
    if (at !== null && isBroken) shift = end - at;
    const gap = isGap && !isBroken ? early : 0;
    const silence = Math.max(0, gap);
    const skip = Math.min(count, Math.max(0, -gap));
    end += silence + count - skip;
    return { silence, skip };
  };
}
