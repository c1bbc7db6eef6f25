// The cell stream: pictures of cells as what changes from one to the next. Clips of the formats for terminals are cell streams, and what is
// written to a terminal, a recording or an SVG comes from them.
//
//   head      "GLYPHCELLS" 0x01, u8 depth (0 `24bit`, 1 `256`, 2 `16`, 3 `none`), u16 columns, u16 rows
//   block     u32 number of frames, u32 bytes, then these bytes: frames deflated together (zlib, RFC 1950)
//
// A frame in a block, numbers being varints (LEB128) unless they are bytes:
//   runs      their number, then of each: cells skipped since the run before, cells in it less one
//   glyphs    the code point of each changed cell
//   colours   of all changed cells, one plane after the other: red, green and blue of the ink, then of the paper, each as the difference from
//             what the cell had (a byte, modulo 256); with a palette only the number of the ink and of the paper; with `none` nothing
// Every block starts from blank cells whose colours are 0, so that a reader can begin at any of them. Numbers of the head and of a block are
// little-endian. Streams may be joined: after a block a new head may follow, with the same size and depth.

import { deflateSync, inflateSync } from 'node:zlib';
import { type CellGrid, Cells, COLOR_DEPTHS, type ColorDepth } from './cells.ts';

const MAGIC = Buffer.from('GLYPHCELLS\x01', 'latin1');
const HEAD_BYTES = MAGIC.length + 5;
const BLOCK_HEAD_BYTES = 8;
/** Frames that are deflated together. */
const BLOCK_FRAMES = 48;
const MOST_CELLS = 1 << 20;
/** Of one block, inflated: a frame of the largest grid that changes whole, a few times over. */
const MOST_BLOCK_BYTES = 1 << 28;
const MOST_CODE_POINT = 0x10ffff;

export interface CellStreamHead extends CellGrid {
  colors: ColorDepth;
}

/** The bytes are not a cell stream, or a damaged one. `message` is a clause. */
export class CellStreamError extends Error {}

export class CellStreamWriter {
  readonly #head: CellStreamHead;
  readonly #shown: Cells;
  readonly #bytes: ByteList;
  #frames = 0;
  #isBegun = false;

  constructor(head: CellStreamHead) {
    this.#head = head;
    this.#shown = new Cells(head);
    this.#bytes = new ByteList();
  }

  /** Adds a frame. Returns the bytes that are complete with it, which may be none. */
  add(cells: Cells): Uint8Array {
    this.#addFrame(cells);
    this.#frames++;
    return this.#frames >= BLOCK_FRAMES ? this.finish() : new Uint8Array(0);
  }

  /** The rest of what was added. A frame may be added afterwards. */
  finish(): Uint8Array {
    const parts: Uint8Array[] = this.#isBegun ? [] : [headBytes(this.#head)];
    this.#isBegun = true;
    if (this.#frames > 0) {
      const data = deflateSync(this.#bytes.view(), { level: 6 });
      const head = Buffer.alloc(BLOCK_HEAD_BYTES);
      head.writeUInt32LE(this.#frames, 0);
      head.writeUInt32LE(data.length, 4);
      parts.push(head, data);
      this.#bytes.clear();
      this.#frames = 0;
      this.#shown.clear();
    }
    return Buffer.concat(parts);
  }

  #addFrame(cells: Cells): void {
    const shown = this.#shown;
    const changed: number[] = [];
    const runs: number[] = [];
    let end = 0;
    for (let at = 0; at < cells.glyphs.length; at++) {
      if (cells.isSame(at, shown)) continue;
      if (changed.length > 0 && changed[changed.length - 1] === at - 1) runs[runs.length - 1]++;
      else runs.push(at - end, 0);
      end = at + 1;
      changed.push(at);
    }
    const bytes = this.#bytes;
    bytes.varint(runs.length / 2);
    for (const number of runs) bytes.varint(number);
    for (const at of changed) bytes.varint(cells.glyphs[at]);
    for (const [now, before] of [
      [cells.inks, shown.inks],
      [cells.papers, shown.papers],
    ]) {
      if (this.#head.colors === '24bit')
        for (const shift of [16, 8, 0])
          for (const at of changed) bytes.byte((now[at] >> shift) - (before[at] >> shift));
      else if (this.#head.colors !== 'none') for (const at of changed) bytes.byte(now[at]);
    }
    shown.set(cells);
  }
}

/** Head and frames of a stream. The frames are one object, changed from one to the next. Throws a CellStreamError where the bytes are damaged. */
export function readCellStream(bytes: Uint8Array): { head: CellStreamHead; frames: Generator<Cells> } {
  const head = readHead(bytes, 0);
  return { head, frames: readFrames(bytes, head) };
}

function* readFrames(bytes: Uint8Array, head: CellStreamHead): Generator<Cells> {
  const cells = new Cells(head);
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = HEAD_BYTES; at < bytes.length;) {
    if (isHead(view, at)) {
      const next = readHead(bytes, at);
      if (next.cols !== head.cols || next.rows !== head.rows || next.colors !== head.colors)
        throw new CellStreamError('a part has another size or other colours than the first');
      at += HEAD_BYTES;
      continue;
    }
    if (at + BLOCK_HEAD_BYTES > bytes.length) throw new CellStreamError('it ends within a block');
    const frames = view.readUInt32LE(at);
    const length = view.readUInt32LE(at + 4);
    at += BLOCK_HEAD_BYTES;
    if (at + length > bytes.length) throw new CellStreamError('it ends within a block');
    const reader = new ByteReader(inflate(bytes.subarray(at, at + length)));
    at += length;
    cells.clear();
    for (let frame = 0; frame < frames; frame++) {
      readFrame(reader, cells, head.colors);
      yield cells;
    }
    if (!reader.isAtEnd) throw new CellStreamError('a block holds more than its frames');
  }
}

function readFrame(reader: ByteReader, cells: Cells, colors: ColorDepth): void {
  const { glyphs, inks, papers } = cells;
  const changed: number[] = [];
  let end = 0;
  const runs = reader.varint();
  for (let run = 0; run < runs; run++) {
    const first = end + reader.varint();
    end = first + reader.varint() + 1;
    if (end > glyphs.length) throw new CellStreamError('a cell is outside the grid');
    for (let at = first; at < end; at++) changed.push(at);
  }
  for (const at of changed) {
    const glyph = reader.varint();
    if (glyph > MOST_CODE_POINT) throw new CellStreamError('a glyph is no character');
    glyphs[at] = glyph;
  }
  for (const plane of [inks, papers]) {
    if (colors === '24bit') {
      for (const shift of [16, 8, 0])
        for (const at of changed) {
          const level = ((plane[at] >> shift) + reader.byte()) & 255;
          plane[at] = (plane[at] & ~(255 << shift)) | (level << shift);
        }
    } else if (colors !== 'none') for (const at of changed) plane[at] = reader.byte();
  }
}

function headBytes({ cols, rows, colors }: CellStreamHead): Uint8Array {
  const head = Buffer.alloc(HEAD_BYTES);
  MAGIC.copy(head);
  head[MAGIC.length] = COLOR_DEPTHS.indexOf(colors);
  head.writeUInt16LE(cols, MAGIC.length + 1);
  head.writeUInt16LE(rows, MAGIC.length + 3);
  return head;
}

const isHead = (view: Buffer, at: number): boolean => view.subarray(at, at + MAGIC.length).equals(MAGIC);

function readHead(bytes: Uint8Array, at: number): CellStreamHead {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!isHead(view, at) || at + HEAD_BYTES > view.length)
    throw new CellStreamError('it does not begin as a cell stream');
  const colors = COLOR_DEPTHS[view[at + MAGIC.length]];
  const cols = view.readUInt16LE(at + MAGIC.length + 1);
  const rows = view.readUInt16LE(at + MAGIC.length + 3);
  if (colors === undefined || cols * rows === 0 || cols * rows > MOST_CELLS)
    throw new CellStreamError('its head is damaged');
  return { cols, rows, colors };
}

function inflate(data: Uint8Array): Uint8Array {
  try {
    return inflateSync(data, { maxOutputLength: MOST_BLOCK_BYTES });
  } catch {
    throw new CellStreamError('a block cannot be inflated');
  }
}

class ByteList {
  #bytes = new Uint8Array(1 << 14);
  #length = 0;

  byte(value: number): void {
    if (this.#length === this.#bytes.length) {
      const larger = new Uint8Array(2 * this.#length);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes[this.#length++] = value;
  }
  varint(value: number): void {
    let rest = value;
    for (; rest > 127; rest >>>= 7) this.byte((rest & 127) | 128);
    this.byte(rest);
  }
  view(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }
  clear(): void {
    this.#length = 0;
  }
}

class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }
  get isAtEnd(): boolean {
    return this.#at === this.#bytes.length;
  }
  byte(): number {
    if (this.#at >= this.#bytes.length) throw new CellStreamError('a block ends within a frame');
    return this.#bytes[this.#at++];
  }
  varint(): number {
    let value = 0;
    for (let shift = 0; shift < 28; shift += 7) {
      const byte = this.byte();
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
    throw new CellStreamError('a number is too large');
  }
}
