// The cells that an emulated terminal shows, to compare them with what was written.

import type { Terminal } from '../../inputs/character-art/terminal.ts';
import { type CellGrid, Cells, type ColorDepth } from './cells.ts';

/** Colours that are not of the depth are -1 as u32, which no cell has. `isDos`: bold characters and blinking papers are bright. */
export function readScreen(terminal: Terminal, { cols, rows }: CellGrid, colors: ColorDepth, isDos = false): Cells {
  const cells = new Cells({ cols, rows });
  const { active } = terminal.buffer;
  const cell = active.getNullCell();
  for (let row = 0; row < rows; row++) {
    const line = active.getLine(active.baseY + row);
    for (let col = 0; col < cols; col++) {
      line?.getCell(col, cell);
      const at = row * cols + col;
      const color = (value: number, isRgb: boolean, isPalette: boolean): number =>
        colors === 'none' ? 0 : (colors === '24bit' ? isRgb : isPalette) ? value : -1;
      cells.put(
        at,
        cell.getChars().codePointAt(0) ?? 0x20,
        color(cell.getFgColor() + (isDos && cell.isBold() !== 0 ? 8 : 0), cell.isFgRGB(), cell.isFgPalette()),
        color(cell.getBgColor() + (isDos && cell.isBlink() !== 0 ? 8 : 0), cell.isBgRGB(), cell.isBgPalette()),
      );
    }
  }
  return cells;
}
