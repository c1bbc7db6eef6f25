// Median and 95th percentile of many measurements, in milliseconds.

export interface Figure {
  what: string;
  p50: number;
  p95: number;
  samples: number;
  unit: string;
  /** Upper limit for p95. */
  budget?: number;
}

const at = (sorted: number[], part: number) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))]!;

export function figure(what: string, samples: number[], budget?: number, unit = 'ms'): Figure {
  const sorted = samples.toSorted((a, b) => a - b);
  const round = (value: number) => Math.round(value * 10) / 10;
  return {
    what,
    p50: round(at(sorted, 0.5)),
    p95: round(at(sorted, 0.95)),
    samples: sorted.length,
    unit,
    ...(budget === undefined ? {} : { budget: round(budget) }),
  };
}

export function printFigures(title: string, figures: Figure[]): void {
  console.log(`\n${title}`);
  for (const { what, p50, p95, samples, unit, budget } of figures)
    console.log(
      `  ${what.padEnd(54)}${`p50 ${p50} ${unit}`.padStart(16)}${`p95 ${p95} ${unit}`.padStart(16)}${(budget === undefined ? '' : `budget ${budget}`).padStart(14)}   of ${samples}`,
    );
}

/** Rows of a Markdown table. */
export function figureRows(figures: Figure[]): string[] {
  return figures.map(
    ({ what, p50, p95, samples, unit, budget }) =>
      `| ${what.replace(/^ +/, '— ')} | ${p50} ${unit} | ${p95} ${unit} | ${budget === undefined ? '–' : `${budget} ${unit}`} | ${samples} |`,
  );
}
