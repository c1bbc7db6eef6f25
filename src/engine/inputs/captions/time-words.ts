// When each word of a caption is said.

import type { CaptionWord } from '../../../contract/caption.ts';
import { estimateWords, wordsOf } from '../../frame/renderer/text/estimate-words.ts';

type Span = Pick<CaptionWord, 'start' | 'end'>;

/** By the times that a file has, at offsets in the text. A time inside a word divides it, as in Japanese or by syllables; the words between two of them share out the time by their length. */
export function timeWords(
  text: string,
  times: readonly { at: number; time: number }[],
  from: number,
  to: number,
): CaptionWord[] {
  const words = wordsOf(text).flatMap((word) => divide(word, times));
  const clamp = (time: number): number => Math.min(to, Math.max(from, time));
  // A file may name times out of order: those that go back are left out.
  const marks = [{ at: 0, time: from }];
  for (const { at, time } of times) {
    const last = marks[marks.length - 1];
    if (at >= last.at && clamp(time) >= last.time) marks.push({ at, time: clamp(time) });
  }
  const found: CaptionWord[] = [];
  marks.forEach((mark, i) => {
    const next = marks[i + 1];
    // A time may stand before the space in front of its word.
    const own = words.filter(
      ({ start, end }) => end > mark.at && (i === 0 || start >= mark.at) && !(next && start >= next.at),
    );
    const end = next ? Math.max(mark.time, next.time) : to;
    found.push(...estimateWords(own, mark.time, end));
  });
  return found.sort((a, b) => a.start - b.start);
}

/** The parts of a word between the times inside it. */
function divide({ start, end }: Span, times: readonly { at: number }[]): Span[] {
  const inside = [...new Set(times.map(({ at }) => at))].filter((at) => at > start && at < end).sort((a, b) => a - b);
  const cuts = [start, ...inside, end];
  return cuts.slice(1).map((to, i) => ({ start: cuts[i], end: to }));
}
