// Raw strings: `"""…"""` over several lines, without escapes.

import { STATEMENTS } from './statements.ts';

export const RAW_QUOTES = '"""';

/** A line that begins, unindented, with a statement: a raw string that was not closed ends before it. */
const STATEMENT_LINE = new RegExp(
  String.raw`\r?\n(?=(?:${STATEMENTS.map(({ keyword }) => keyword).join('|')})\b[^\S\r\n]*[\w"{])`,
  'g',
);

/** End of the raw string that begins at `start`: its closing quotes, or the end of the line before the next statement. */
export function endOfRawString(text: string, start: number): number {
  const close = text.indexOf(RAW_QUOTES, start + 3);
  STATEMENT_LINE.lastIndex = start + 3;
  const line = STATEMENT_LINE.exec(text)?.index ?? -1;
  if (close < 0) return line < 0 ? text.length : line;
  if (line < 0 || close < line) return close + 3;
  // A line of the text may look like a statement. Then the quotes after it are pairs of other strings, and this one has its own.
  let rest = 0;
  for (let at = close; at >= 0; at = text.indexOf(RAW_QUOTES, at + 3)) rest++;
  return rest % 2 === 1 ? close + 3 : line;
}

/** The text of a raw string's token: without the quotes, a first and a last line that are blank, and common indentation. */
export function readRawString(token: string): { value: string; closed: boolean } {
  const closed = token.length >= 6 && token.endsWith(RAW_QUOTES);
  const lines = token.slice(3, closed ? -3 : undefined).split(/\r\n|\r|\n/);
  if (lines.length === 1) return { value: lines[0]!, closed };
  const [first, ...rest] = lines;
  const isBlank = (line: string): boolean => line.trim() === '';
  if (rest.length > 0 && isBlank(rest.at(-1)!)) rest.pop();
  const indents = rest.filter((line) => !isBlank(line)).map((line) => /^[ \t]*/.exec(line)![0]);
  const common = indents.reduce((a, b) => sharedStart(a, b), indents[0] ?? '').length;
  const body = rest.map((line) => (isBlank(line) ? '' : line.slice(common)));
  return { value: [...(isBlank(first!) ? [] : [first!]), ...body].join('\n'), closed };
}

function sharedStart(a: string, b: string): string {
  let n = 0;
  while (n < a.length && a[n] === b[n]) n++;
  return a.slice(0, n);
}
