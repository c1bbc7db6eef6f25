// The bytes of a text or of ANSI art as characters: by byte order mark, as UTF-8, else as code page 437.

import { ArtError } from './art-error.ts';
import { decodeCodePage437 } from './code-page-437.ts';
import { splitSauce, type Sauce } from './sauce.ts';

export interface ArtText {
  text: string;
  encoding: 'UTF-8' | 'UTF-16' | 'CP437';
  sauce: Sauce | null;
  /** Whether it has escape sequences, or says that it is ANSI art. */
  isAnsi: boolean;
}

const END_OF_FILE = 0x1a;
/** Zero bytes and the like are nowhere in art, but everywhere in programs and films. */
const MOST_ZERO_SHARE = 0.02;

/** Throws an ArtError for what is not text. */
export function readArtText(bytes: Uint8Array): ArtText {
  const { sauce, art } = splitSauce(bytes);
  const decoded = decode(art);
  const isAnsi = decoded.text.includes('\x1b[') || (sauce?.isAnsi ?? false);
  return { ...decoded, sauce, isAnsi };
}

function decode(bytes: Uint8Array): Pick<ArtText, 'text' | 'encoding'> {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: decodeAs('utf-16le', bytes), encoding: 'UTF-16' };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: decodeAs('utf-16be', bytes), encoding: 'UTF-16' };
  let zeros = 0;
  for (const byte of bytes) if (byte === 0) zeros++;
  if (zeros > bytes.length * MOST_ZERO_SHARE) throw new ArtError('it is not text');
  try {
    return { text: visible(new TextDecoder('utf-8', { fatal: true }).decode(bytes)), encoding: 'UTF-8' };
  } catch {
    // What follows the end-of-file mark of DOS is not shown.
    const end = bytes.indexOf(END_OF_FILE);
    return { text: decodeCodePage437(end < 0 ? bytes : bytes.subarray(0, end)), encoding: 'CP437' };
  }
}

const decodeAs = (encoding: string, bytes: Uint8Array): string => visible(new TextDecoder(encoding).decode(bytes));

/** Without controls other than tab, line ends and escape: a stray one would move the cursor or ring. */
// oxlint-disable-next-line no-control-regex
const visible = (text: string): string => text.replace(/[\0-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f]/g, '');
