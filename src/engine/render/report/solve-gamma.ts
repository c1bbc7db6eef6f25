// The gamma that brings a scene's brightness to its target.

const GAMMA_LIMITS = { min: 0.3, max: 2.5 } as const;

/**
 * The gamma that brings the mean to the goal; levels are 0..1. Model: a share of the pixels is lit, and their levels before the
 * gamma are spread evenly up to the measured 99th percentile, so mean(g) = share · top^g / (g + 1), with the share from the
 * measurement at the present gamma. If that needs more than all pixels, all are lit and their levels crowd towards the top:
 * mean(g) = top^g / (k g + 1). `reaches` is false if no gamma within the limits reaches the goal. Null for a black frame.
 */
export function solveGamma(
  mean: number,
  p99: number,
  gamma: number,
  goal: number,
): { gamma: number; reaches: boolean } | null {
  if (mean <= 0 || gamma <= 0) return null;
  const top = Math.min(0.999, Math.max(p99, mean, 1 / 255)) ** (1 / gamma);
  const even = (mean * (gamma + 1)) / top ** gamma;
  const share = Math.min(1, even);
  const crowding = even > 1 ? (top ** gamma / mean - 1) / gamma : 1;
  const meanAt = (g: number) => (share * top ** g) / (crowding * g + 1);
  // The mean falls as gamma grows.
  let low: number = GAMMA_LIMITS.min,
    high: number = GAMMA_LIMITS.max;
  const reaches = meanAt(low) >= goal && meanAt(high) <= goal;
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (meanAt(middle) > goal) low = middle;
    else high = middle;
  }
  // Rounded towards the goal.
  const rounded = goal > mean ? Math.floor(low * 20) / 20 : Math.ceil(low * 20) / 20;
  const solved = Math.max(GAMMA_LIMITS.min, Math.min(GAMMA_LIMITS.max, rounded));
  return { gamma: Math.round(solved * 100) / 100, reaches };
}
