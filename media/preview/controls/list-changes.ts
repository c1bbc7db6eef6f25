// Changes of a list in the text that keep its author's separators: items trade places by trading texts.

import type { Part, Separated } from '../../../src/contract/tweak-whole.ts';
import type { TextChange } from '../../../src/contract/text-change.ts';

type List = Separated & { entries: readonly Part[] };

/** The list with other texts, one for each item. */
export const rewritten = ({ entries }: List, texts: readonly string[]): TextChange[] =>
  entries.flatMap(({ range, text }, i) => (texts[i] === text ? [] : [{ range, newText: texts[i]! }]));

/** Moves an item to another place. */
export function movedTo(list: List, from: number, to: number): TextChange[] {
  const texts = list.entries.map(({ text }) => text);
  texts.splice(to, 0, ...texts.splice(from, 1));
  return rewritten(list, texts);
}

/** Adds an item behind another one. */
export function addedAfter({ entries, separator }: List, index: number, text: string): TextChange[] {
  const { end } = entries[index]!.range;
  return [{ range: { start: end, end }, newText: `${separator}${text}` }];
}

/** Removes an item and what separates it; the last one stays. */
export function removedAt({ entries }: List, index: number): TextChange[] {
  const entry = entries[index]!;
  const [before, after] = [entries[index - 1], entries[index + 1]];
  if (before) return [{ range: { start: before.range.end, end: entry.range.end }, newText: '' }];
  return after ? [{ range: { start: entry.range.start, end: after.range.start }, newText: '' }] : [];
}
