// Compares a run with the last row of bench/results, for the nightly workflow. Only ratios measured within one run are compared,
// since times depend on the machine: our time against numpy's, and a whole render against ffmpeg alone.

/** The part of a row of bench/results that is compared; bench/render/results.ts has the whole. */
export interface Row {
  version?: string;
  /** numpy's time over ours. */
  numpyRatio?: number | null;
  /** A whole render over ffmpeg alone. */
  whole?: { cpuRatio: number; wallRatio: number } | { skipped: string };
}

interface Measure {
  name: string;
  of: (row: Row) => number | null;
  /** Largest factor by which it may be worse than before; single runs on shared machines differ by a tenth. */
  tolerance: number;
  better: 'higher' | 'lower';
}

const wholeOf = (row: Row) => (row.whole && !('skipped' in row.whole) ? row.whole : null);

const MEASURES: Measure[] = [
  { name: "numpy's time over ours", of: (row) => row.numpyRatio ?? null, tolerance: 1.25, better: 'higher' },
  {
    name: "a render's CPU over ffmpeg's",
    of: (row) => wholeOf(row)?.cpuRatio ?? null,
    tolerance: 1.1,
    better: 'lower',
  },
  {
    name: "a render's time over ffmpeg's",
    of: (row) => wholeOf(row)?.wallRatio ?? null,
    tolerance: 1.25,
    better: 'lower',
  },
];

/** One line for each measure. `worse` is true where it is worse than `before` by more than its tolerance. */
export function compareResults(now: Row, before: Row): { line: string; worse: boolean }[] {
  return MEASURES.map(({ name, of, tolerance, better }) => {
    const [current, last] = [of(now), of(before)];
    if (current === null || last === null) return { line: `${name}: not measured`, worse: false };
    const factor = better === 'lower' ? current / last : last / current;
    const worse = factor > tolerance;
    return {
      line: `${name}: ${current.toFixed(2)}, was ${last.toFixed(2)} in ${before.version}${worse ? `: worse by ${factor.toFixed(2)}×, allowed ${tolerance}×` : ''}`,
      worse,
    };
  });
}
