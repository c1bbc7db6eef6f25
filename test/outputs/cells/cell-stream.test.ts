// The cell stream: what is written is read back, whatever it is, and damage is an error of its own kind.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CellStreamError, CellStreamWriter, readCellStream } from '../../../src/engine/outputs/cells/cell-stream.ts';
import { type CellGrid, Cells, COLOR_DEPTHS, type ColorDepth } from '../../../src/engine/outputs/cells/cells.ts';

const color = (depth: ColorDepth): fc.Arbitrary<number> =>
  fc.integer({ min: 0, max: depth === '24bit' ? 0xffffff : depth === '256' ? 255 : depth === '16' ? 15 : 0 });
const cellOf = (depth: ColorDepth) =>
  fc.record({
    glyph: fc.oneof(fc.integer({ min: 0x20, max: 0x7e }), fc.integer({ min: 0x20, max: 0x1fbff })),
    ink: color(depth),
    paper: color(depth),
  });

/** Frames as changes of some cells each, and how they were cut into streams. */
const films = fc
  .record({
    depth: fc.constantFrom(...COLOR_DEPTHS),
    cols: fc.integer({ min: 1, max: 9 }),
    rows: fc.integer({ min: 1, max: 5 }),
  })
  .chain(({ depth, cols, rows }) =>
    fc.record({
      head: fc.constant({ cols, rows, colors: depth }),
      frames: fc.array(
        fc.array(fc.tuple(fc.integer({ min: 0, max: cols * rows - 1 }), cellOf(depth)), { maxLength: 12 }),
        { maxLength: 120 },
      ),
      cut: fc.integer({ min: 0, max: 120 }),
    }),
  );

type Change = [number, { glyph: number; ink: number; paper: number }];

function draw(grid: CellGrid, frames: readonly Change[][]): Cells[] {
  const cells = new Cells(grid);
  return frames.map((changes) => {
    for (const [at, { glyph, ink, paper }] of changes) cells.put(at, glyph, ink, paper);
    const copy = new Cells(grid);
    copy.set(cells);
    return copy;
  });
}

function write(head: CellGrid & { colors: ColorDepth }, frames: readonly Cells[]): Uint8Array {
  const writer = new CellStreamWriter(head);
  return Buffer.concat([...frames.map((cells) => writer.add(cells)), writer.finish()]);
}

function read(bytes: Uint8Array): Cells[] {
  const { head, frames } = readCellStream(bytes);
  return Array.from(frames, (cells) => Object.assign(new Cells(head), structuredClone({ ...cells })));
}

describe('a cell stream', () => {
  test('gives back every frame, whole and joined from two', () => {
    fc.assert(
      fc.property(films, ({ head, frames, cut }) => {
        const drawn = draw(head, frames);
        for (const bytes of [
          write(head, drawn),
          Buffer.concat([write(head, drawn.slice(0, cut)), write(head, drawn.slice(cut))]),
        ]) {
          expect(readCellStream(bytes).head).toEqual(head);
          expect(read(bytes)).toEqual(drawn);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('that was cut off or changed ends in an error, or in frames of the same size', () => {
    fc.assert(
      fc.property(
        films,
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 6 }),
        fc.nat(),
        ({ head, frames }, changes, length) => {
          const bytes = Buffer.from(write(head, draw(head, frames)));
          for (const [at, value] of changes) bytes[at % bytes.length] = value;
          const damaged = bytes.subarray(0, length % (bytes.length + 1));
          try {
            for (const cells of read(damaged)) expect(cells.glyphs.length).toBe(cells.cols * cells.rows);
          } catch (error) {
            expect(error).toBeInstanceOf(CellStreamError);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  test('of frames that do not change takes a byte a frame before it is deflated', () => {
    const head = { cols: 120, rows: 34, colors: '24bit' } as const;
    const still = new Cells(head);
    for (let at = 0; at < 4080; at++) still.put(at, 0x21 + (at % 90), (at * 2654435761) & 0xffffff, at);
    const one = write(head, [still]).length;
    expect(
      write(
        head,
        Array.from({ length: 48 }, () => still),
      ).length,
    ).toBeLessThan(one + 48);
  });

  test.each([
    ['nothing', Buffer.alloc(0), 'it does not begin as a cell stream'],
    ['another file', Buffer.from('GIF89a, which is no cell stream'), 'it does not begin as a cell stream'],
    ['no cells', Buffer.from('GLYPHCELLS\x01\x00\x00\x00\x05\x00', 'latin1'), 'its head is damaged'],
    ['half a block', Buffer.from('GLYPHCELLS\x01\x00\x02\x00\x05\x00\x01', 'latin1'), 'it ends within a block'],
  ])('of %s is refused', (_, bytes, message) => {
    expect(() => read(bytes)).toThrow(new CellStreamError(message));
  });
});
