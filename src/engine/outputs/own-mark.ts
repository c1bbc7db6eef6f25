// The mark in every file that a render writes. A render replaces files with it without asking; one that was edited, cut or
// encoded again by another program has lost it.

import { appendFile, open, stat } from 'node:fs/promises';

/** Content of the PNG chunk `tEXt` and of the HTML page's `generator`. */
export const MARK = 'Glyphreel';
/** In the header of an asciicast. */
const CAST_MARK = `"command":"${MARK}"`;
/** Beginning of the report's JSON. */
const REPORT_HEAD = '{\n "version": 1,\n "engine": ';
const HEAD_BYTES = 512;
/** Type of the box at the end of an MP4, which players skip. */
const BOX_TYPE = Buffer.from('9d1f3c5a6e0b4c8fa7d2476c79706872', 'hex');
/** Size, `uuid`, type, length of the file in front of the box. */
const BOX_BYTES = 4 + 4 + 16 + 8;

/** Appends the mark to a finished MP4. */
export async function markMp4(file: string): Promise<void> {
  const { size } = await stat(file);
  await appendFile(file, boxAfter(size));
}

function boxAfter(size: number): Buffer {
  const box = Buffer.alloc(BOX_BYTES);
  box.writeUInt32BE(BOX_BYTES, 0);
  box.write('uuid', 4, 'latin1');
  BOX_TYPE.copy(box, 8);
  box.writeBigUInt64BE(BigInt(size), 24);
  return box;
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
    const [head, tail] = [await piece(0, HEAD_BYTES), await piece(size - BOX_BYTES, BOX_BYTES)];
    const text = head.toString('latin1');
    return (
      (size >= BOX_BYTES && tail.equals(boxAfter(size - BOX_BYTES))) ||
      isMarkedGif(tail.toString('latin1'), size) ||
      text.startsWith(REPORT_HEAD) ||
      (text.startsWith('{"version":3') && text.includes(CAST_MARK)) ||
      text.includes(`<meta name="generator" content="${MARK}">`) ||
      (text.startsWith('\x89PNG') && (await piece(size - HEAD_BYTES, HEAD_BYTES)).includes(`Software\0${MARK}`))
    );
  } finally {
    await file.close();
  }
}
