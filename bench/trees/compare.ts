// Measures something in two trees, round by round in turn, until the verdict is certain or the rounds are used up.

import type { Measure } from './measure.ts';
import { judge, type Judged } from '../../scripts/bench/judge-ratio.ts';

export interface Row extends Judged {
  name: string;
  limit: number;
  /** Smallest costs of this tree and of the other: milliseconds of CPU, or megabytes. */
  best: [number, number];
}
export interface Skipped {
  name: string;
  skipped: string;
}

export interface Effort {
  /** Rounds of one opening: what is opened anew lies elsewhere in memory, which can make a difference of 2 % on its own. */
  set: number;
  most: number;
}

export async function compare(measure: Measure, { set, most }: Effort): Promise<Row | Skipped> {
  const { name, limit } = measure;
  const ratios: number[] = [];
  const best: [number, number] = [Infinity, Infinity];
  let judged = judge(ratios, limit);
  while (judged.verdict === 'undecided' && ratios.length < most) {
    const opened = await measure.open();
    if (typeof opened === 'string') return { name, skipped: opened };
    try {
      for (let round = 0; round < set; round++) {
        const costs = await opened.sample(ratios.length % 2 === 0 ? 0 : 1);
        ratios.push(costs[0] / costs[1]);
        for (const at of [0, 1] as const) best[at] = Math.min(best[at], costs[at]);
      }
    } finally {
      opened.close();
    }
    // At least three openings.
    if (ratios.length >= 3 * set) judged = judge(ratios, limit);
  }
  return { name, limit, best, ...judged };
}
