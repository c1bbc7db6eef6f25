// The mark in every file that a render writes. A render replaces files with it without asking; one that was edited, cut or
// encoded again by another program has lost it.

import { appendFile, open, stat } from 'node:fs/promises';

/** Content of the PNG chunk `tEXt` and of the HTML page's `generator`. */
export const MARK = 'Glyphreel';
/** In the header of an asciicast. */
const CAST_MARK = `"command":"${MARK}"`;
/** In the first element of an SVG. */
const SVG_MARK = `data-generator="${MARK}"`;
/** Beginning of the report's JSON. */
const REPORT_HEAD = '{\n "version": 1,\n "engine": ';
const HEAD_BYTES = 512;
/** Names the mark at the end of a video; the length of the file in front of the mark follows. */
const MARK_TYPE = Buffer.from('9d1f3c5a6e0b4c8fa7d2476c79706872', 'hex');
const MARK_BYTES = MARK_TYPE.length + 8;
/** What players skip, with room for the mark: a `uuid` box of MP4 and QuickTime, a `Void` element of WebM, a chunk of WebP. */
const WRAPPERS = {
  box: Buffer.concat([uint32(4 + 4 + MARK_BYTES), Buffer.from('uuid')]),
  element: Buffer.from([0xec, 0x80 | MARK_BYTES]),
};
const LONGEST_WRAPPER = 8;
const TAIL_BYTES = 32;

/** Appends the mark to a finished video. */
export async function markVideo(file: string, container: keyof typeof WRAPPERS): Promise<void> {
  const { size } = await stat(file);
  await appendFile(file, Buffer.concat([WRAPPERS[container], markAfter(size)]));
}

/** The last chunk of a WebP of `length` bytes, which other programs skip. */
export function markWebp(length: number): Buffer {
  const head = Buffer.concat([Buffer.from('GLYP'), Buffer.alloc(4)]);
  head.writeUInt32LE(MARK_BYTES, 4);
  return Buffer.concat([head, markAfter(length)]);
}

/** The mark of a file with `size` bytes in front of it and what wraps it. */
function markAfter(size: number): Buffer {
  const length = Buffer.alloc(8);
  length.writeBigUInt64BE(BigInt(size));
  return Buffer.concat([MARK_TYPE, length]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** Whether the mark at the end names the file's own length: a file that was cut, joined or encoded again has another. */
function isMarked(tail: Buffer, size: number): boolean {
  const mark = tail.subarray(-MARK_BYTES);
  if (!mark.subarray(0, MARK_TYPE.length).equals(MARK_TYPE)) return false;
  const wrapped = size - MARK_BYTES - Number(mark.readBigUInt64BE(MARK_TYPE.length));
  return wrapped > 0 && wrapped <= LONGEST_WRAPPER;
}

/** The end of a GIF of `length` bytes: a comment with the mark, and the trailer. */
export function markedGifEnd(length: number): Buffer {
  const text = `${MARK} ${length}`;
  return Buffer.from(`!\xfe${String.fromCharCode(text.length)}${text}\0;`, 'latin1');
}

function isMarkedGif(tail: string, size: number): boolean {
  const end = /!\xfe.Glyphreel (\d+)\0;$/s.exec(tail);
  return end !== null && Number(end[1]) === size - end[0].length;
}

/** Whether a render wrote the file as it is now. Rejects with the file system's error. */
export async function hasOwnMark(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const piece = async (at: number, bytes: number) => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, Math.max(0, at));
      return buffer.subarray(0, bytesRead);
    };
    const [head, tail] = [await piece(0, HEAD_BYTES), await piece(size - TAIL_BYTES, TAIL_BYTES)];
    const text = head.toString('latin1');
    return (
      isMarked(tail, size) ||
      isMarkedGif(tail.toString('latin1'), size) ||
      text.startsWith(REPORT_HEAD) ||
      (text.startsWith('<svg') && text.includes(SVG_MARK)) ||
      (text.startsWith('{"version":3') && text.includes(CAST_MARK)) ||
      text.includes(`<meta name="generator" content="${MARK}">`) ||
      (text.startsWith('\x89PNG') && (await piece(size - HEAD_BYTES, HEAD_BYTES)).includes(`Software\0${MARK}`))
    );
  } finally {
    await file.close();
  }
}
