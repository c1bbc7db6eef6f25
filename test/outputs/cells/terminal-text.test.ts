// What a terminal is sent makes it show exactly the cells: an emulated one is compared after every frame.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openTerminal } from '../../../src/engine/inputs/character-art/terminal.ts';
import { Cells, COLOR_DEPTHS, type ColorDepth } from '../../../src/engine/outputs/cells/cells.ts';
import { readScreen } from '../../../src/engine/outputs/cells/read-screen.ts';
import { TerminalText } from '../../../src/engine/outputs/cells/terminal-text.ts';

const most: Record<ColorDepth, number> = { '24bit': 0xffffff, '256': 255, '16': 15, none: 0 };
const glyph = fc.constantFrom(...' .#░█▀▛/A'.split('').map((character) => character.codePointAt(0)!), 0x1fb00);

/** Frames of few colours, so that neighbours are often alike. */
const films = fc
  .record({
    colors: fc.constantFrom(...COLOR_DEPTHS),
    cols: fc.integer({ min: 1, max: 14 }),
    rows: fc.integer({ min: 1, max: 5 }),
  })
  .chain(({ colors, cols, rows }) =>
    fc.record({
      grid: fc.constant({ colors, cols, rows }),
      frames: fc.array(fc.array(fc.tuple(fc.nat(cols * rows - 1), glyph, fc.nat(2), fc.nat(2)), { maxLength: 30 }), {
        minLength: 1,
        maxLength: 8,
      }),
      palette: fc.array(fc.nat(most[colors]), { minLength: 3, maxLength: 3 }),
    }),
  );

describe('the text for a terminal', () => {
  test('makes it show every frame', async () => {
    await fc.assert(
      fc.asyncProperty(films, async ({ grid, frames, palette }) => {
        const { colors, cols, rows } = grid;
        const terminal = openTerminal({ cols, rows });
        const text = new TerminalText(grid, colors);
        const cells = new Cells(grid);
        for (const changes of frames) {
          for (const [at, code, ink, paper] of changes) cells.put(at, code, palette[ink], palette[paper]);
          await new Promise<void>((done) => terminal.write(text.update(cells), done));
          expect(readScreen(terminal, grid, colors)).toEqual(cells);
        }
        expect(text.update(cells)).toBe('');
        terminal.dispose();
      }),
      { numRuns: 120 },
    );
  });

  test('names only the cells and colours that changed', () => {
    const cells = new Cells({ cols: 10, rows: 2 });
    for (let at = 0; at < 20; at++) cells.put(at, 0x61, 0xffffff, 0);
    const text = new TerminalText(cells, '24bit');
    text.update(cells);
    cells.put(2, 0x62, 0xffffff, 0);
    cells.put(4, 0x63, 0xffffff, 0);
    cells.put(9, 0x20, 0, 0x0000ff);
    cells.put(15, 0x64, 0xff0000, 0);
    expect(text.update(cells)).toBe('\x1b[1;3Hbac\x1b[4C\x1b[48;2;0;0;255m \x1b[2;6H\x1b[38;2;255;0;0;48;2;0;0;0md');
  });

  test('uses the short codes of the first sixteen colours', () => {
    const cells = new Cells({ cols: 3, rows: 1 });
    cells.put(0, 0x61, 1, 0);
    cells.put(1, 0x62, 9, 15);
    cells.put(2, 0x63, 100, 15);
    expect(new TerminalText(cells, '256').update(cells)).toBe(
      '\x1b[m\x1b[1;1H\x1b[31;40ma\x1b[91;107mb\x1b[38;5;100mc',
    );
  });

  test('is placed where the picture is in the terminal', () => {
    const cells = new Cells({ cols: 1, rows: 2 });
    expect(new TerminalText(cells, 'none', { top: 4, left: 7 }).update(cells)).toBe('\x1b[m\x1b[5;8H \x1b[6;8H ');
  });
});
