// Times of beats: those detected in the audio (interpolated between them, extrapolated by the tempo outside), or a steady
// grid. A start within half a frame of a beat counts as on the beat, so that rounding to frames does not move a cut.

import { DEFAULT_BPM } from '../../contract/defaults.ts';
import type { BeatFacts } from '../../contract/facts.ts';

export interface BeatGrid {
  /** Seconds of the reel, `n` beats after `start`. */
  after(start: number, n: number): number;
  /** Beats from `start` to `end`; the other way round of `after`. */
  between(start: number, end: number): number;
}

/** The first time of a steady grid that is not before 0. `offset`: any of its times, `step`: seconds between two. */
export const firstBeat = (offset: number, step: number): number => offset - Math.floor(offset / step + 1e-9) * step;

/** `offset`: reel time of one of its beats. */
export function steadyGrid(bpm: number, fps: number, offset = 0): BeatGrid {
  const beat = 60 / bpm;
  const first = firstBeat(offset, beat);
  const position = (time: number): number => {
    const exact = (time - first) / beat;
    const nearest = Math.round(exact);
    return Math.abs(nearest * beat + first - time) <= 0.5 / fps ? nearest : exact;
  };
  return {
    after: (start, n) => (position(start) + n) * beat + first,
    between: (start, end) => position(end) - position(start),
  };
}

export function detectedGrid(facts: BeatFacts, fps: number): BeatGrid {
  const times = facts.times.filter((time, i) => Number.isFinite(time) && (i === 0 || time > facts.times[i - 1]!));
  const bpm = Number.isFinite(facts.tempo) && facts.tempo > 0 ? facts.tempo : DEFAULT_BPM;
  if (times.length === 0) return steadyGrid(bpm, fps);
  const beat = 60 / bpm;
  const last = times.length - 1;

  const position = (time: number): number => {
    if (time < times[0]!) return snap(time, (time - times[0]!) / beat);
    if (time >= times[last]!) return snap(time, last + (time - times[last]!) / beat);
    let low = 0;
    let high = last;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (times[middle]! <= time) low = middle;
      else high = middle;
    }
    return snap(time, low + (time - times[low]!) / (times[high]! - times[low]!));
  };
  const at = (index: number): number => {
    if (index <= 0) return times[0]! + index * beat;
    if (index >= last) return times[last]! + (index - last) * beat;
    const whole = Math.floor(index);
    return times[whole]! + (index - whole) * (times[whole + 1]! - times[whole]!);
  };
  const snap = (time: number, index: number): number => {
    const nearest = Math.round(index);
    return Math.abs(at(nearest) - time) <= 0.5 / fps ? nearest : index;
  };
  return { after: (start, n) => at(position(start) + n), between: (start, end) => position(end) - position(start) };
}
