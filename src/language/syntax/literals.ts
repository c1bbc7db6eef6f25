// Reads number, colour and string literals.

import { RAW_QUOTES, readRawString } from './raw-string.ts';

const NUMBER = /^((?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)(.*)$/;

/** The number and its unit (`''` without one). */
export function readNumber(text: string): { value: number; unit: string } {
  const match = NUMBER.exec(text);
  if (!match) return { value: NaN, unit: '' };
  return { value: Number(match[1]), unit: match[2]! };
}

/** sRGB 0..1 of `#rgb` or `#rrggbb`; null for anything else. */
export function readColor(text: string): [number, number, number] | null {
  const digits = text.slice(1);
  if (!/^(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})$/.test(digits)) return null;
  const long = digits.length === 3 ? digits.replace(/./g, '$&$&') : digits;
  const channel = (at: number): number => parseInt(long.slice(at, at + 2), 16) / 255;
  return [channel(0), channel(2), channel(4)];
}

export interface StringText {
  value: string;
  closed: boolean;
  /** Offset of an invalid escape in the token. */ badEscape: number | null;
}

/** Decodes a string token: `\n`, `\"`, `\\`, `\[`, `\$`, `\u{1F0A1}`; none in a raw string. */
export function readString(text: string): StringText {
  if (text.startsWith(RAW_QUOTES)) return { ...readRawString(text), badEscape: null };
  let value = '';
  let badEscape: number | null = null;
  let at = 1;
  let closed = false;
  while (at < text.length) {
    const char = text[at]!;
    if (char === '"') {
      closed = true;
      break;
    }
    if (char !== '\\') {
      value += char;
      at++;
      continue;
    }
    const next = text[at + 1];
    if (next === 'n') {
      value += '\n';
      at += 2;
    } else if (next === '"' || next === '\\' || next === '[' || next === '$') {
      value += next;
      at += 2;
    } else {
      const code = next === 'u' ? /^\\u\{([0-9a-fA-F]{1,6})\}/.exec(text.slice(at, at + 12)) : null;
      const point = code ? parseInt(code[1]!, 16) : Infinity;
      if (code && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff)) {
        value += String.fromCodePoint(point);
        at += code[0].length;
      } else {
        badEscape ??= at;
        at += 2;
      }
    }
  }
  return { value, closed, badEscape };
}
