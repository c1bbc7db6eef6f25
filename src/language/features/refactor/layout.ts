// Where new statements and items go, and the author's indentation and line ends.

import type { ParsedReel } from '../../syntax/parse-reel.ts';
import { isComment } from '../../syntax/scan.ts';
import type { Statement } from '../../syntax/tree.ts';
import type { TextEdit } from '../format.ts';

export const eolOf = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');

/** White space at the beginning of the offset's line. */
export function indentAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start, offset))![0];
}

/** One level of indentation, as the first indented line has it. */
export const indentUnit = (text: string): string => /(?:^|\n)( +|\t)\S/.exec(text)?.[1] ?? '  ';

/** Nothing but white space is before the offset on its line. */
export const startsLine = (text: string, offset: number): boolean =>
  text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset).trim() === '';

/** The lines after the first, with another indentation. */
export const reindented = (text: string, from: string, to: string): string =>
  text.replaceAll(/\n([ \t]*)(?=\S)/g, (whole, indent: string) =>
    indent.startsWith(from) ? `\n${to}${indent.slice(from.length)}` : whole,
  );

/** Start of the comments directly above an offset, which belong to what is there; else the offset. */
export function withCommentsAbove({ text, tokens }: ParsedReel, offset: number): number {
  let start = offset;
  for (const token of tokens.toReversed()) {
    if (token.end > start) continue;
    const between = text.slice(token.end, start).split('\n').length - 1;
    if (!isComment(token) || between > 1 || !startsLine(text, token.start)) break;
    start = token.start;
  }
  return start;
}

/** Inserts an item or a `let` before another one: on a line of its own where the other has one. */
export function itemBefore(parsed: ParsedReel, offset: number, written: string): TextEdit {
  const { text } = parsed;
  const at = startsLine(text, offset) ? withCommentsAbove(parsed, offset) : offset;
  const after = startsLine(text, offset) ? `${eolOf(text)}${indentAt(text, offset)}` : '  ';
  return { start: at, end: at, newText: `${written}${after}` };
}

const DEFINITIONS = new Set(['let', 'palette', 'colors', 'look', 'field', 'media', 'param']);

/** Inserts a definition before a statement: below the definitions above it, or with an empty line before it. */
export function definitionBefore(parsed: ParsedReel, statement: Statement, written: string): TextEdit {
  const { text, statements } = parsed;
  const eol = eolOf(text);
  const before = statements[statements.indexOf(statement) - 1];
  const start = statement.base + (statement.node?.start ?? 0);
  const lineEnd = before?.node ? endOfLine(text, before.base + before.node.end) : -1;
  const isBelow = before?.node && DEFINITIONS.has(before.node.k) && lineEnd < start;
  if (isBelow) return { start: lineEnd, end: lineEnd, newText: `${eol}${written}` };
  const at = startsLine(text, start) ? withCommentsAbove(parsed, start) : start;
  const isOneLine = !startsLine(text, start);
  const gap = statement.node && DEFINITIONS.has(statement.node.k) ? eol : `${eol}${eol}`;
  return { start: at, end: at, newText: `${isOneLine ? eol : ''}${written}${gap}` };
}

function endOfLine(text: string, offset: number): number {
  const end = /\r?\n|$/.exec(text.slice(offset))!.index;
  return offset + end;
}
