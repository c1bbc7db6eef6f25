// A picture as DOS art: code page 437, the sixteen colours with bright papers instead of blinking (iCE colours), and a SAUCE record.

import { codePage437Of } from '../../../inputs/character-art/code-page-437.ts';
import type { Cells } from '../../cells/cells.ts';
import { MARK } from '../../own-mark.ts';

const END_OF_FILE = 0x1a;
const RECORD_BYTES = 128;
const BLANK = 0x20;
/** Bright papers, and letters of eight pixels. */
const FLAGS = 0b00000_01_1;

/** Lines fill the width of the record: viewers begin the next one by themselves. */
export function encodeDos(cells: Cells): Uint8Array {
  const parts: Buffer[] = [];
  let size = 0;
  const add = (bytes: Buffer) => {
    parts.push(bytes);
    size += bytes.length;
  };
  let [ink, paper] = [-1, -1];
  for (let at = 0; at < cells.glyphs.length; at++) {
    const glyph = cells.glyphs[at];
    const own = glyph === BLANK ? (ink < 0 ? 7 : ink) : cells.inks[at];
    if (own !== ink || cells.papers[at] !== paper) {
      [ink, paper] = [own, cells.papers[at]];
      const codes = [0, ...(ink > 7 ? [1] : []), ...(paper > 7 ? [5] : []), 30 + (ink & 7), 40 + (paper & 7)];
      add(Buffer.from(`\x1b[${codes.join(';')}m`, 'latin1'));
    }
    add(Buffer.of(codePage437Of(String.fromCodePoint(glyph)) ?? BLANK));
  }
  add(Buffer.from('\x1b[0m', 'latin1'));
  return Buffer.concat([...parts, Buffer.of(END_OF_FILE), sauce(cells, size)]);
}

/** https://www.acid.org/info/sauce/sauce.htm, version 00. No date: the same picture is the same file. */
function sauce({ cols, rows }: Cells, fileSize: number): Buffer {
  const record = Buffer.alloc(RECORD_BYTES);
  const text = (at: number, length: number, value: string) => record.write(value.padEnd(length), at, length, 'latin1');
  text(0, 7, 'SAUCE00');
  text(7, 35, '');
  text(42, 20, '');
  text(62, 20, MARK);
  text(82, 8, '');
  record.writeUInt32LE(fileSize, 90);
  record[94] = 1; // characters
  record[95] = 1; // ANSI
  record.writeUInt16LE(cols, 96);
  record.writeUInt16LE(rows, 98);
  record[105] = FLAGS;
  record.write('IBM VGA', 106, 'latin1');
  return record;
}
