// What can be folded: every bracket over several lines, long comments, and runs of imports.

import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver';
import type { ParsedReel } from '../syntax/parse-reel.ts';

export function foldingRanges(parsed: ParsedReel): FoldingRange[] {
  const { tokens, lines } = parsed;
  const line = (offset: number): number => lines.position(offset).line;
  const ranges: FoldingRange[] = [];
  const open: { text: string; line: number }[] = [];
  let comments: { first: number; last: number } | null = null;
  let imports: { first: number; last: number } | null = null;
  const flush = (run: { first: number; last: number } | null, kind: FoldingRangeKind): null => {
    if (run && run.last > run.first) ranges.push({ startLine: run.first, endLine: run.last, kind });
    return null;
  };
  for (const token of tokens) {
    const at = line(token.start);
    if (token.kind === 'lineComment') {
      if (comments && comments.last === at - 1) comments.last = at;
      else {
        flush(comments, FoldingRangeKind.Comment);
        comments = { first: at, last: at };
      }
      continue;
    }
    comments = flush(comments, FoldingRangeKind.Comment);
    if (token.kind === 'blockComment') {
      const end = line(token.end);
      if (end > at) ranges.push({ startLine: at, endLine: end, kind: FoldingRangeKind.Comment });
    } else if (token.text === 'import' || token.text === 'use') {
      if (imports) imports.last = at;
      else imports = { first: at, last: at };
    } else if (token.kind !== 'string') imports = flush(imports, FoldingRangeKind.Imports);
    if (token.kind !== 'punct') continue;
    if (token.text === '{' || token.text === '[' || token.text === '(') open.push({ text: token.text, line: at });
    else if (token.text === '}' || token.text === ']' || token.text === ')') {
      const opening = open.pop();
      if (opening && at - 1 > opening.line) ranges.push({ startLine: opening.line, endLine: at - 1 });
    }
  }
  flush(comments, FoldingRangeKind.Comment);
  flush(imports, FoldingRangeKind.Imports);
  return ranges;
}
