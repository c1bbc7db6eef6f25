// SAUCE: the 128 bytes at the end of art files that give title, author and width.

import { BinaryView } from '../picture/binary-view.ts';
import { decodeCodePage437 } from './code-page-437.ts';

export interface Sauce {
  title: string;
  author: string;
  /** Characters per line; 0 where it is not given. */
  cols: number;
  /** Bright backgrounds instead of blinking. */
  isIce: boolean;
  isAnsi: boolean;
}

const RECORD_BYTES = 128;
const COMMENT_BYTES = 64;
const END_OF_FILE = 0x1a;
const CHARACTER_DATA = 1;
const ANSI = 1;

/** The record, if there is one, and the bytes of the art alone. */
export function splitSauce(bytes: Uint8Array): { sauce: Sauce | null; art: Uint8Array } {
  const view = new BinaryView(bytes);
  const at = bytes.length - RECORD_BYTES;
  if (at < 0 || !view.has(at, 'SAUCE')) return { sauce: null, art: bytes };
  const text = (from: number, length: number): string =>
    decodeCodePage437(view.slice(at + from, length))
      .replaceAll('\u0000', ' ')
      .trim();
  const isCharacters = view.u8(at + 94) === CHARACTER_DATA;
  const type = view.u8(at + 95);
  const sauce: Sauce = {
    title: text(7, 35),
    author: text(42, 20),
    cols: isCharacters ? view.u16le(at + 96) : 0,
    isIce: isCharacters && (view.u8(at + 105) & 1) === 1,
    isAnsi: isCharacters && type <= ANSI,
  };
  const comments = view.u8(at + 104);
  const comment = at - 5 - comments * COMMENT_BYTES;
  const end = comments > 0 && comment >= 0 && view.has(comment, 'COMNT') ? comment : at;
  return { sauce, art: bytes.subarray(0, bytes[end - 1] === END_OF_FILE ? end - 1 : end) };
}
