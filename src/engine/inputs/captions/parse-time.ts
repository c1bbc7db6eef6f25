/** Seconds of hours, minutes and seconds (the last two at the least), to the microsecond: sums of floats are off by less. */
export const parseTime = (parts: readonly string[]): number =>
  Math.round(parts.reduce((sum, part) => sum * 60 + Number(part), 0) * 1e6) / 1e6;
