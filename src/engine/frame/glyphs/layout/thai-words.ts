// Where Thai words end: Thai writes no spaces between them. By the model of BudouX and not by the dictionary of the JavaScript engine,
// because lines must break at the same places on every machine.

import { THAI_MODEL } from './thai-model.generated.ts';

/** Which characters a group of the model looks at, from the place. */
const GROUPS = [
  ...[-3, -2, -1, 0, 1, 2].map((at, i) => [`UW${i + 1}`, at, at + 1] as const),
  ...[-2, -1, 0].map((at, i) => [`BW${i + 1}`, at, at + 2] as const),
  ...[-3, -2, -1, 0].map((at, i) => [`TW${i + 1}`, at, at + 3] as const),
];

/** Scores by group; the places whose sum is above the threshold are ends of words. */
interface Scores {
  groups: { from: number; to: number; scores: ReadonlyMap<string, number> }[];
  threshold: number;
}
let made: Scores | null = null;

function scoresOf(): Scores {
  const groups = GROUPS.map(([name, from, to]) => ({
    from,
    to,
    scores: new Map(Object.entries(THAI_MODEL[name] ?? {})),
  }));
  const sum = groups.reduce((all, { scores }) => [...scores.values()].reduce((a, b) => a + b, all), 0);
  return { groups, threshold: sum / 2 };
}

/** Offsets in a Thai text at which a word ends and the next begins. */
export function thaiWordEnds(text: string): number[] {
  const { groups, threshold } = (made ??= scoresOf());
  const ends: number[] = [];
  for (let at = 1; at < text.length; at++) {
    let score = 0;
    for (const { from, to, scores } of groups)
      score += scores.get(text.slice(Math.max(0, at + from), Math.max(0, at + to))) ?? 0;
    if (score > threshold) ends.push(at);
  }
  return ends;
}
