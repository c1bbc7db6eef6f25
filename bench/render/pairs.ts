// Compares two things from interleaved runs (A B A B …). A shared machine's speed drifts by half within minutes, so only adjacent runs can
// be compared.

/** Median, minimum and maximum of the rounds' ratios. */
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
