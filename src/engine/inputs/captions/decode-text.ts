// Bytes of a text file to text: UTF-8, UTF-16 by its byte order mark or its zero bytes, else Windows-1252, which old subtitle
// tools write. Every byte is something in Windows-1252, so that is a guess.

export interface DecodedText {
  text: string;
  encoding: 'UTF-8' | 'UTF-16' | 'Windows-1252';
  /** First line (from 1) that is not UTF-8; set where the encoding was guessed. */
  guessedAt?: number;
}

const LINE_FEED = 10;
/** Zero bytes on one side of each pair, in text of mostly Latin letters without a byte order mark. */
const ZERO_SHARE = 0.4;
/** Zero bytes on the other side: few letters have one there. */
const OTHER_SHARE = 0.05;

/** Never throws. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const utf16 = utf16Order(bytes);
  if (utf16) return { text: new TextDecoder(utf16).decode(bytes), encoding: 'UTF-16' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' };
  } catch {
    const text = new TextDecoder('windows-1252').decode(bytes);
    return { text, encoding: 'Windows-1252', guessedAt: firstInvalidLine(bytes) };
  }
}

function utf16Order(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  let even = 0,
    odd = 0;
  const pairs = Math.min(1024, bytes.length >> 1);
  for (let i = 0; i < pairs; i++) {
    if (bytes[2 * i] === 0) even++;
    if (bytes[2 * i + 1] === 0) odd++;
  }
  if (pairs < 4) return null;
  if (odd >= pairs * ZERO_SHARE && even < pairs * OTHER_SHARE) return 'utf-16le';
  return even >= pairs * ZERO_SHARE && odd < pairs * OTHER_SHARE ? 'utf-16be' : null;
}

function firstInvalidLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for (let line = 1, from = 0; from < bytes.length; line++) {
    const found = bytes.indexOf(LINE_FEED, from);
    const to = found < 0 ? bytes.length : found + 1;
    try {
      decoder.decode(bytes.subarray(from, to));
    } catch {
      return line;
    }
    from = to;
  }
  return 1;
}
