// Whether a word is a function that makes a text, such as `box` in `text box("title", "text")`.

import { isTextSource, TEXT_SOURCES } from '../check/text-source.ts';
import { isComment, type Token } from '../syntax/scan.ts';

/** Its description if the token at the offset is one. */
export function textSourceAt(tokens: readonly Token[], start: number): (typeof TEXT_SOURCES)['box'] | null {
  const words = tokens.filter((token) => !isComment(token));
  const at = words.findIndex((token) => token.start === start);
  const name = words[at]?.text ?? '';
  const isSource = words[at - 1]?.text === 'text' && words[at + 1]?.text === '(' && isTextSource(name);
  return isSource ? TEXT_SOURCES[name] : null;
}
