// Whether a ratio that was measured several times is above its limit. The true median lies between two of the sorted ratios with a known
// probability, whatever their distribution: so a noisy machine leads to more rounds, not to a wrong verdict.

export type Verdict = 'within' | 'exceeds' | 'undecided';

export interface Judged {
  verdict: Verdict;
  /** Median, and the bounds between which the true one lies with a probability of 98 %; NaN where there are too few rounds. */
  ratio: number;
  least: number;
  most: number;
  rounds: number;
}

/** Probability that the true median is on the far side of one bound. */
const DOUBT = 0.01;

/** Fewer rounds than seven cannot decide: of six, all may be on one side by chance with a probability of 1/64. */
export function judge(ratios: readonly number[], limit: number): Judged {
  const sorted = ratios.toSorted((a, b) => a - b);
  const rounds = sorted.length;
  const half = rounds >> 1;
  const ratio = rounds === 0 ? Number.NaN : rounds % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  const outside = ranksOutside(rounds);
  if (outside < 0) return { verdict: 'undecided', ratio, least: Number.NaN, most: Number.NaN, rounds };
  const [least, most] = [sorted[outside], sorted[rounds - 1 - outside]];
  const verdict = least > limit ? 'exceeds' : most <= limit ? 'within' : 'undecided';
  return { verdict, ratio, least, most, rounds };
}

/** How many of the smallest ratios may lie below the lower bound (as many of the largest above the upper); -1 where there are too few. */
function ranksOutside(rounds: number): number {
  let term = 0.5 ** rounds;
  let sum = term;
  let ranks = -1;
  while (sum <= DOUBT && ranks + 1 < rounds) {
    ranks++;
    term *= (rounds - ranks) / (ranks + 1);
    sum += term;
  }
  return ranks;
}
