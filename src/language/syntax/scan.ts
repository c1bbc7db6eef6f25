// A scanner for what needs tokens without parsing: the splitter, formatting, colours, completion in broken text. It works on
// character codes, because it scans the whole text at every keystroke. A test checks that it agrees with the grammar's
// terminals.

import { endOfRawString, RAW_QUOTES } from './raw-string.ts';

export type TokenKind =
  | 'word'
  | 'number'
  | 'size'
  | 'color'
  | 'string'
  | 'punct'
  | 'lineComment'
  | 'blockComment'
  | 'unknown';

/** `start` and `end` are UTF-16 offsets. White space has no tokens. */
export interface Token {
  kind: TokenKind;
  start: number;
  end: number;
  text: string;
}

const LETTER = 1;
const DIGIT = 2;
const SPACE = 4;
const PUNCT = 8;
/** Class of each ASCII character. */
const CLASSES = new Uint8Array(128);
for (let code = 65; code <= 90; code++) CLASSES[code] = CLASSES[code + 32] = LETTER;
CLASSES[95] = LETTER;
for (let code = 48; code <= 57; code++) CLASSES[code] = DIGIT;
for (const code of [9, 10, 11, 12, 13, 32]) CLASSES[code] = SPACE;
for (const char of '-+*/^<>?:|=.(){}[],;') CLASSES[char.charCodeAt(0)] = PUNCT;
const isSpace = (code: number): boolean =>
  code < 128 ? CLASSES[code] === SPACE : code === 0xfeff || /\s/.test(String.fromCharCode(code));
const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isWord = (code: number): boolean => code < 128 && (CLASSES[code]! & (LETTER | DIGIT)) !== 0;
const isLetter = (code: number): boolean => code < 128 && CLASSES[code] === LETTER;

export function scan(text: string): Token[] {
  const tokens: Token[] = [];
  const { length } = text;
  let at = 0;
  while (at < length) {
    const code = text.charCodeAt(at);
    if (isSpace(code)) {
      at++;
      continue;
    }
    const start = at;
    let kind: TokenKind = 'unknown';
    if (isLetter(code)) {
      kind = 'word';
      at = skipWord(text, at);
    } else if (isDigit(code) || (code === 46 && isDigit(text.charCodeAt(at + 1)))) {
      const size = endOfSize(text, at);
      kind = size > 0 ? 'size' : 'number';
      at = size > 0 ? size : endOfNumber(text, at);
    } else if (code === 34) {
      kind = 'string';
      at = text.startsWith(RAW_QUOTES, at) ? endOfRawString(text, at) : endOfString(text, at);
    } else if (code === 35) {
      kind = 'color';
      at = skipWord(text, at + 1);
    } else if (code === 47 && text.charCodeAt(at + 1) === 47) {
      kind = 'lineComment';
      while (at < length && text.charCodeAt(at) !== 10 && text.charCodeAt(at) !== 13) at++;
    } else if (code === 47 && text.charCodeAt(at + 1) === 42) {
      kind = 'blockComment';
      const close = text.indexOf('*/', at + 2);
      at = close < 0 ? length : close + 2;
    } else if (code < 128 && CLASSES[code] === PUNCT) {
      kind = 'punct';
      const next = text.charCodeAt(at + 1);
      const isDouble = ((code === 60 || code === 62 || code === 61) && next === 61) || (code === 46 && next === 46);
      at += isDouble ? 2 : 1;
    } else if (code === 33 && text.charCodeAt(at + 1) === 61) {
      kind = 'punct';
      at += 2;
    } else at++;
    tokens.push({ kind, start, end: at, text: text.slice(start, at) });
  }
  return tokens;
}

function skipWord(text: string, at: number): number {
  while (at < text.length && isWord(text.charCodeAt(at))) at++;
  return at;
}

function skipDigits(text: string, at: number): number {
  while (isDigit(text.charCodeAt(at))) at++;
  return at;
}

/** End of a size such as `1280x720`; 0 if there is none. */
function endOfSize(text: string, at: number): number {
  const x = skipDigits(text, at);
  return x > at && text.charCodeAt(x) === 120 && isDigit(text.charCodeAt(x + 1)) ? skipDigits(text, x + 1) : 0;
}

function endOfNumber(text: string, start: number): number {
  let at = skipDigits(text, start);
  if (text.charCodeAt(at) === 46 && isDigit(text.charCodeAt(at + 1))) at = skipDigits(text, at + 1);
  const code = text.charCodeAt(at);
  if (code === 101 || code === 69) {
    const sign = text.charCodeAt(at + 1);
    const digits = sign === 43 || sign === 45 ? at + 2 : at + 1;
    if (isDigit(text.charCodeAt(digits))) at = skipDigits(text, digits);
  }
  if (text.charCodeAt(at) === 37) return at + 1;
  return isLetter(text.charCodeAt(at)) ? skipWord(text, at) : at;
}

/** End of a string: its closing quote, or the end of the line. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 34) return at + 1;
    if (code === 10 || code === 13) return at;
    if (code === 92) {
      const next = text.charCodeAt(at + 1);
      at += at + 1 < text.length && next !== 10 && next !== 13 ? 2 : 1;
    } else at++;
  }
  return at;
}

export const isComment = (token: Token): boolean => token.kind === 'lineComment' || token.kind === 'blockComment';
