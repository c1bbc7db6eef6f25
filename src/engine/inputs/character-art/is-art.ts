// Whether a file is character art, by its first bytes.

import { isCast } from './parse-cast.ts';

/** Bytes that terminals and texts have: tab, line feed, form feed, carriage return, end of file and escape. */
const TEXT_CONTROLS = new Set([9, 10, 12, 13, 26, 27]);
const ESCAPE = 27;
const BRACKET = 0x5b;

/**
 * `name`: what the file's name says that it is. Bytes that are no UTF-8 are a text of DOS only where the name says so, and words in a
 * file that is named as a picture or a film are no art.
 */
export function isArt(head: Uint8Array, name: 'art' | 'other' | 'unknown'): boolean {
  if (head.length === 0) return name === 'art';
  const isUtf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  if (isUtf16) return name !== 'other';
  if (head.includes(0)) return false;
  if (isCast(head) || hasEscapes(head)) return true;
  return name === 'art' || (name === 'unknown' && isUtf8(head));
}

function isUtf8(head: Uint8Array): boolean {
  for (const byte of head) if (byte < 32 && !TEXT_CONTROLS.has(byte)) return false;
  try {
    // The last character may be cut off.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}

const hasEscapes = (head: Uint8Array): boolean => head.some((byte, i) => byte === ESCAPE && head[i + 1] === BRACKET);
