// Where sections begin: the novelty of a beat is how much the beats before it resemble one another, and those after it, but not each
// other: a checkerboard along the diagonal of the self-similarity matrix (Foote 2000, "Automatic audio segmentation using a measure of
// audio novelty"). Peaks of it are section starts.

import type { BeatTimbre } from './beat-timbre.ts';

/** Beats on each side of the checkerboard. */
const REACH = 16;
/** Beats of the shortest section. */
const SHORTEST = 16;
/** Beats of the shortest first and last section. */
const MARGIN = 8;
/** Least novelty of a section start, and the share of it by which the peak rises over the valleys on both sides. */
const LEAST_NOVELTY = 0.08;
const LEAST_PROMINENCE = 0.6;

/** Novelty of each beat. Near the ends the checkerboard is cut short. */
export function beatNovelty(timbre: BeatTimbre, reach = REACH): Float64Array {
  const { count } = timbre;
  const novelty = new Float64Array(count);
  for (let beat = MARGIN / 2; beat <= count - MARGIN / 2; beat++) {
    const side = Math.min(reach, beat, count - beat);
    let cross = 0,
      before = 0,
      after = 0;
    for (let i = 0; i < side; i++)
      for (let j = 0; j < side; j++) {
        cross += timbre.distance(beat - 1 - i, beat + j);
        if (j > i) {
          before += timbre.distance(beat - 1 - i, beat - 1 - j);
          after += timbre.distance(beat + i, beat + j);
        }
      }
    const pairs = side * side;
    novelty[beat] = Math.max(0, cross / pairs - (before + after) / pairs);
  }
  return novelty;
}

/** Beats at which sections begin, without the first one. */
export function sectionBeats(novelty: Float64Array): number[] {
  const peaks: number[] = [];
  for (let beat = MARGIN; beat <= novelty.length - MARGIN; beat++) {
    if (novelty[beat] < LEAST_NOVELTY || prominence(novelty, beat) < LEAST_PROMINENCE * novelty[beat]) continue;
    let isPeak = true;
    for (let near = Math.max(0, beat - SHORTEST / 2); near <= beat + SHORTEST / 2 && isPeak; near++)
      if ((novelty[near] ?? 0) > novelty[beat] || (novelty[near] === novelty[beat] && near < beat)) isPeak = false;
    if (isPeak) peaks.push(beat);
  }
  // Of two that are too close the stronger one stays.
  const kept: number[] = [];
  for (const beat of peaks.toSorted((a, b) => novelty[b] - novelty[a]))
    if (kept.every((other) => Math.abs(other - beat) >= SHORTEST - 2)) kept.push(beat);
  return kept.sort((a, b) => a - b);
}

/** Height over the higher of the two valleys that lie within the shortest section. */
function prominence(values: Float64Array, at: number): number {
  let left = values[at],
    right = values[at];
  for (let k = 1; k <= SHORTEST; k++) {
    left = Math.min(left, values[Math.max(0, at - k)]);
    right = Math.min(right, values[Math.min(values.length - 1, at + k)]);
  }
  return values[at] - Math.max(left, right);
}
