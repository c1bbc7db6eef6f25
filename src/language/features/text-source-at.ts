// Whether a word is a function that makes a text, such as `box` in `text box("title", "text")`.

import { isTextSource, TEXT_SOURCES } from '../check/text-source.ts';
import { isComment, type Token } from '../syntax/scan.ts';

type TextSource = (typeof TEXT_SOURCES)['box'];

/** Its description if the token at the offset is one. */
export function textSourceAt(tokens: readonly Token[], start: number): TextSource | null {
  const words = tokens.filter((token) => !isComment(token));
  return textSourceOf(
    words,
    words.findIndex((token) => token.start === start),
  );
}

/** The description of the token at this index; `words`: without comments. */
export function textSourceOf(words: readonly Token[], at: number): TextSource | null {
  const name = words[at]?.text ?? '';
  return words[at - 1]?.text === 'text' && words[at + 1]?.text === '(' && isTextSource(name)
    ? TEXT_SOURCES[name]
    : null;
}
