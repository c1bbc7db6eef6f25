// Two things measured in turn (A B A B …). A machine's speed drifts by half within minutes and others use it: figures taken minutes
// apart say nothing about each other, neighbours nearly always do.

/** Median of the rounds' ratios, and the least and most of them. */
export interface Pairs {
  ratio: number;
  least: number;
  most: number;
  rounds: number;
}

export function pairsOf(ratios: readonly number[]): Pairs {
  const sorted = ratios.toSorted((a, b) => a - b);
  return { ratio: median(sorted), least: sorted[0], most: sorted[sorted.length - 1], rounds: sorted.length };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}
