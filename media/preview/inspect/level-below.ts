// A level that misses its target, as text.

/** With as few digits as show that it is below: "9", "14.6". */
export function levelBelow(level: number, target: number): string {
  const whole = level.toFixed(0);
  return Number(whole) < target ? whole : Math.min(level, target - 0.1).toFixed(1);
}
