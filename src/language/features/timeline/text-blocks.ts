// Entries of a list in the text, each with the comments that are about it: those on the lines directly above and behind it on its last line.

import type { Token } from '../../syntax/scan.ts';
import type { Span } from '../../syntax/tree.ts';

const isComment = ({ kind }: Token): boolean => kind === 'lineComment' || kind === 'blockComment';

/** Spans of the file, in source order. What is between them stays where it is when they are exchanged. */
export function textBlocks(text: string, tokens: readonly Token[], entries: readonly Span[]): Span[] {
  const comments = tokens.filter(isComment);
  const ends = entries.map(({ end }, i) => {
    const next = entries[i + 1]?.start ?? text.length;
    let last = end;
    for (const comment of comments) {
      if (comment.start < last || comment.end > next) continue;
      if (!/^[ \t,;]*$/.test(text.slice(last, comment.start))) break;
      last = comment.end;
    }
    return last;
  });
  return entries.map(({ start }, i) => {
    const before = ends[i - 1] ?? 0;
    let first = start;
    for (const comment of comments.toReversed()) {
      if (comment.end > first || comment.start < before) continue;
      const between = text.slice(comment.end, first);
      if (!/^\s*$/.test(between) || (between.match(/\n/g)?.length ?? 0) > 1) break;
      if (!/(^|\n)[ \t]*$/.test(text.slice(before, comment.start)) && comment.start !== before) break;
      first = comment.start;
    }
    return { start: first, end: ends[i]! };
  });
}

/** The text from the first to the last block, with the blocks in another order. `order` are their indices. */
export function reordered(text: string, blocks: readonly Span[], order: readonly number[]): string {
  return order
    .map((index, i) => {
      const { start, end } = blocks[index]!;
      const block = text.slice(start, end);
      const place = blocks[i]!;
      const next = blocks[i + 1];
      const gap = next ? text.slice(place.end, next.start) : '';
      const following = next ? gap : (text.slice(place.end).match(/^[ \t]*\r?\n?/)?.[0] ?? '');
      // What follows a comment to the end of its line must not become part of it.
      const endsInComment = /\/\/[^\n]*$/.test(block) && !/^[ \t]*\r?\n/.test(following);
      return block + (endsInComment ? `\n${indentAt(text, place.start)}${gap.trimStart()}` : gap);
    })
    .join('');
}

/** White space at the start of the line of an offset. */
export function indentAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start))![0];
}
