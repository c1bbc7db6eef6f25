// A look-ahead limiter that keeps true peaks under a ceiling. The gain falls before a peak comes and rises slowly after it: the least
// gain of the window ahead, released exponentially, then averaged over the same window, so that it never jumps and is never too high.

import { SAMPLE_RATE } from '../timeline.ts';
import { PEAK_REACH, truePeakAt } from './true-peak.ts';

/** Samples that the gain looks ahead: 5 ms. */
const AHEAD = 240;
const RELEASE_SECONDS = 0.12;
/** Share of the way back to 1 in each sample. */
const RELEASE = 1 - Math.exp(-1 / (RELEASE_SECONDS * SAMPLE_RATE));

export interface Limiter {
  /** Takes samples and returns those that are ready, delayed by some. The arrays are valid until the next call. */
  push(
    left: Float32Array,
    right: Float32Array,
    count: number,
  ): { left: Float32Array; right: Float32Array; count: number };
  /** The rest. */
  end(): { left: Float32Array; right: Float32Array; count: number };
}

/** `ceiling`: as an amplitude. A quiet passage passes unchanged. */
export function createLimiter(ceiling: number): Limiter {
  /** Samples that are waiting, with PEAK_REACH older ones before them. */
  let left = new Float32Array(PEAK_REACH),
    right = new Float32Array(PEAK_REACH);
  /** Gains that single samples need, from the first waiting one; and their least over the window behind each. */
  let needed = new Float32Array(0);
  let released = 1;
  const window: number[] = [];
  /** The last gains, as a ring. In double precision: their sum is kept up for hours. */
  const held = new Float64Array(AHEAD).fill(1);
  let oldest = 0,
    sum = AHEAD,
    isFirst = true;

  const take = (isEnd: boolean) => {
    // Peaks are known for samples with PEAK_REACH more after them.
    const known = left.length - PEAK_REACH - (isEnd ? 0 : PEAK_REACH);
    const grown = new Float32Array(Math.max(known, needed.length));
    grown.set(needed);
    for (let i = needed.length; i < known; i++) {
      const at = i + PEAK_REACH;
      const peak = Math.max(truePeakAt(left, at), truePeakAt(right, at));
      grown[i] = peak > ceiling ? ceiling / peak : 1;
    }
    needed = grown;
    const count = Math.max(0, isEnd ? needed.length : needed.length - AHEAD);
    const out = { left: new Float32Array(count), right: new Float32Array(count), count };
    for (let i = 0; i < count; i++) {
      // The least gain of this sample and the AHEAD after it.
      while (window.length > 0 && window[0] < i) window.shift();
      for (let k = Math.max(i, (window.at(-1) ?? -1) + 1); k <= Math.min(needed.length - 1, i + AHEAD); k++) {
        while (window.length > 0 && needed[window.at(-1)!] >= needed[k]) window.pop();
        window.push(k);
      }
      const least = window.length > 0 ? needed[window[0]] : 1;
      if (isFirst) {
        // There is nothing before the start in which the gain could have fallen.
        released = least;
        held.fill(least);
        sum = least * AHEAD;
        isFirst = false;
      }
      released = Math.min(least, released + (1 - released) * RELEASE);
      sum += released - held[oldest];
      held[oldest] = released;
      oldest = (oldest + 1) % AHEAD;
      const gain = Math.min(1, sum / AHEAD);
      out.left[i] = left[i + PEAK_REACH] * gain;
      out.right[i] = right[i + PEAK_REACH] * gain;
    }
    left = left.slice(count);
    right = right.slice(count);
    needed = needed.slice(count);
    for (let i = 0; i < window.length; i++) window[i] -= count;
    return out;
  };

  return {
    push(nextLeft, nextRight, count) {
      left = joined(left, nextLeft, count);
      right = joined(right, nextRight, count);
      return take(false);
    },
    end: () => take(true),
  };
}

function joined(before: Float32Array, next: Float32Array, count: number): Float32Array<ArrayBuffer> {
  const all = new Float32Array(before.length + count);
  all.set(before);
  all.set(next.subarray(0, count), before.length);
  return all;
}
