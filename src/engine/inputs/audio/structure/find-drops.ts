// Drops: section starts at which the music returns at full level, above all in the bass and drums, after a part that was quieter.

/** Share of the loudest section's energy that the part after a drop has at least. */
const LEAST_AFTER = 0.7;
/** Share of the part after that the part before has at most. */
const MOST_BEFORE = 0.6;

/** `sections`: indexes of beats. `energy`: of each beat, in amplitude. */
export function findDrops(sections: readonly number[], energy: ArrayLike<number>): number[] {
  const mean = (from: number, to: number) => {
    let sum = 0;
    for (let beat = from; beat < to; beat++) sum += energy[beat];
    return to > from ? sum / (to - from) : 0;
  };
  const levels = sections.map((start, i) => mean(start, sections[i + 1] ?? energy.length));
  const loudest = Math.max(...levels, 1e-9);
  return sections.filter(
    (start, i) =>
      i > 0 &&
      levels[i] >= LEAST_AFTER * loudest &&
      // The last two bars before it: a build-up may have been loud earlier.
      Math.min(levels[i - 1], mean(Math.max(sections[i - 1], start - 8), start)) <= MOST_BEFORE * levels[i],
  );
}
