// Something that costs time or memory in two trees.

import type { Tree } from './tree.ts';

export interface Measure {
  name: string;
  /** Largest ratio of this tree's cost to the other's. */
  limit: number;
  /** How often a round repeats what it measures: so many fewer rounds are enough. */
  repeats?: number;
  /** Prepares one set of rounds. Null, or the reason why it cannot be compared. */
  open: () => Promise<Sampler | string>;
}

export interface Sampler {
  /** One round: the costs of this tree and of the other, which ran in turn. `first` is the index of the one that begins. */
  sample: (first: 0 | 1) => Promise<[number, number]>;
  close: () => void;
}

export type Trees<T extends Tree = Tree> = readonly [T, T];

/** Runs `cost` for both trees in turn, beginning with `first`. */
export async function inTurn(first: 0 | 1, cost: (at: 0 | 1) => Promise<number> | number): Promise<[number, number]> {
  const costs: [number, number] = [0, 0];
  for (const at of [first, (1 - first) as 0 | 1]) costs[at] = await cost(at);
  return costs;
}
