// Plain text: a picture as characters without colours.

import { cellSequence } from '../../cells/cell-sequence.ts';
import { cellOptions } from '../../cells/cell-settings.ts';
import { type CellGrid, Cells } from '../../cells/cells.ts';

export const txt = cellSequence({
  name: 'txt',
  title: 'plain text',
  extensions: ['.txt'],
  summary: 'characters without colours, one file per frame',
  doc: [
    'The light of the finished frame as characters, bright ones on dark, in UTF-8. `glyphreel still -o frame.txt` writes one frame; a render writes one file per frame into a folder, as `-o film/%05d.txt`. Lines have no blanks at their end.',
  ].join('\n\n'),
  options: cellOptions(null, 'ascii'),
  encode: (cells) => Buffer.from(`${lines(cells).join('\n')}\n`, 'utf8'),
  decode: async (bytes, grid) => readLines(Buffer.from(bytes).toString('utf8'), grid),
});

function lines({ cols, rows, glyphs }: Cells): string[] {
  return Array.from({ length: rows }, (_, row) =>
    String.fromCodePoint(...glyphs.subarray(row * cols, (row + 1) * cols)).trimEnd(),
  );
}

function readLines(text: string, grid: CellGrid): Cells {
  const found = text.split('\n');
  if (found.length !== grid.rows + 1 || found.at(-1) !== '') throw new Error(`it has ${found.length - 1} lines`);
  const cells = new Cells(grid);
  for (const [row, line] of found.entries())
    for (const [col, character] of [...line].entries())
      if (col < grid.cols) cells.put(row * grid.cols + col, character.codePointAt(0)!, 0, 0);
      else throw new Error(`line ${row + 1} is longer than ${grid.cols} characters`);
  return cells;
}
