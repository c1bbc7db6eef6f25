// Ticks of a time axis: round times, few enough to read.

const STEPS = [0.25, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1200, 1800, 3600];
const MAX_STEPS = 8;

/** Seconds from 0: multiples of the smallest step that fits at most eight times. */
export function timeTicks(seconds: number): number[] {
  const longest = STEPS.at(-1)!;
  const step = STEPS.find((s) => seconds / s <= MAX_STEPS) ?? longest * Math.ceil(seconds / (longest * MAX_STEPS));
  return Array.from({ length: Math.floor(seconds / step + 1e-9) + 1 }, (_, i) => i * step);
}

/** "0.5 s", "12 s", "1:30". */
export function tickText(seconds: number): string {
  if (seconds < 60) return `${Number(seconds.toFixed(2))} s`;
  return `${Math.floor(seconds / 60)}:${String(Math.round(seconds % 60)).padStart(2, '0')}`;
}
