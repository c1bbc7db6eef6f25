// Ever larger selections around a place: word, expression, setting, item, statement, file.

import type { Range, SelectionRange } from 'vscode-languageserver';
import type { ParsedReel } from '../syntax/parse-reel.ts';
import type { Span } from '../syntax/tree.ts';
import { statementAt } from './statement-at.ts';

export function selectionRange(parsed: ParsedReel, offset: number): SelectionRange {
  const spans: Span[] = [{ start: 0, end: parsed.text.length }];
  const statement = statementAt(parsed, offset);
  if (statement?.node) collect(statement.node, offset - statement.base, spans, statement.base);
  const token = parsed.tokens.find((each) => each.start <= offset && offset <= each.end && each.kind !== 'punct');
  if (token) {
    if (token.kind === 'string' && token.end - token.start > 2)
      spans.push({ start: token.start, end: token.end }, { start: token.start + 1, end: token.end - 1 });
    else spans.push({ start: token.start, end: token.end });
  }
  spans.sort((a, b) => b.end - b.start - (a.end - a.start));
  let result: SelectionRange | undefined;
  let last: Span | undefined;
  for (const span of spans) {
    if (
      last &&
      (span.start < last.start || span.end > last.end || (span.start === last.start && span.end === last.end))
    )
      continue;
    const range: Range = parsed.lines.range(span.start, span.end);
    result = result ? { range, parent: result } : { range };
    last = span;
  }
  return result!;
}

/** Spans of all nodes of the tree around the place. */
function collect(node: object, offset: number, spans: Span[], base: number): void {
  if ('start' in node && 'end' in node) {
    const { start, end } = node as Span;
    if (offset < start || offset > end) return;
    spans.push({ start: base + start, end: base + end });
  }
  for (const child of Object.values(node)) {
    if (Array.isArray(child))
      for (const item of child) {
        if (item && typeof item === 'object') collect(item, offset, spans, base);
      }
    else if (child && typeof child === 'object') collect(child, offset, spans, base);
  }
}
