// The markup of texts: `[green]…[/]` and `${…}`. It is read from the token, because escapes tell a bracket from a tag.

import { RAW_QUOTES, readRawString } from './raw-string.ts';
import { readString } from './literals.ts';

/** A piece of a text; offsets are in the token. */
export type MarkupPiece =
  | { k: 'text'; text: string; start: number; end: number }
  /** `[name]`, or `[/]` and `[/name]`, as written between the brackets. */
  | { k: 'tag'; name: string; isClosing: boolean; start: number; end: number }
  /** `${…}`; `inner` is where the expression begins. */
  | { k: 'value'; source: string; inner: number; start: number; end: number };

/** One expression without quotes, braces or line ends. */
const VALUE = /^\$\{([^{}"\r\n]*)\}/;
const TAG = /^\[(\/?)([#A-Za-z][\w.#]*|)\]/;

/** The pieces of a string token. Those of a raw string are its text alone. */
export function readMarkup(token: string): MarkupPiece[] {
  if (token.startsWith(RAW_QUOTES))
    return [{ k: 'text', text: readRawString(token).value, start: 0, end: token.length }];
  const pieces: MarkupPiece[] = [];
  const end = token.length > 1 && token.endsWith('"') ? token.length - 1 : token.length;
  let from = 1;
  const flush = (to: number): void => {
    if (to > from)
      pieces.push({ k: 'text', text: readString(`"${token.slice(from, to)}"`).value, start: from, end: to });
  };
  for (let at = 1; at < end;) {
    if (token[at] === '\\') {
      at += 2;
      continue;
    }
    const rest = token.slice(at, end);
    const value = token[at] === '$' ? VALUE.exec(rest) : null;
    const tag = token[at] === '[' ? TAG.exec(rest) : null;
    const length = value?.[0].length ?? tag?.[0].length ?? 0;
    if (length === 0 || (tag && tag[1] === '' && tag[2] === '')) {
      at++;
      continue;
    }
    flush(at);
    const span = { start: at, end: at + length };
    if (value) pieces.push({ k: 'value', source: value[1]!, inner: at + 2, ...span });
    else pieces.push({ k: 'tag', name: tag![2]!, isClosing: tag![1] === '/', ...span });
    at += length;
    from = at;
  }
  flush(end);
  return pieces;
}
