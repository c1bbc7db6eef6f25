// When each word is said, where only the times of the whole are known: words share out the time by their length.

export interface TimedWord {
  start: number;
  end: number;
  /** Seconds. */
  from: number;
  to: number;
}

/** Words as offsets in a text, in order. */
export const wordsOf = (text: string): { start: number; end: number }[] =>
  [...text.matchAll(/\S+/g)].map((match) => ({ start: match.index, end: match.index + match[0].length }));

export function estimateWords(words: readonly { start: number; end: number }[], from: number, to: number): TimedWord[] {
  const total = words.reduce((sum, word) => sum + word.end - word.start + 2, 0);
  let at = from;
  return words.map((word) => {
    const length = ((to - from) * (word.end - word.start + 2)) / total;
    const timed = { ...word, from: at, to: at + length };
    at += length;
    return timed;
  });
}

/** How many words have been said at a time, with the share of the one that is being said. */
export function wordsSaid(words: readonly TimedWord[], time: number): number {
  return words.reduce(
    (said, { from, to }) =>
      said + (to > from ? Math.min(1, Math.max(0, (time - from) / (to - from))) : Number(time >= to)),
    0,
  );
}
