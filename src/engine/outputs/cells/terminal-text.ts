// What a terminal is sent so that it shows cells: only those that changed, and of cursor and colours only what is not as it should be already.

import { type CellGrid, Cells, type ColorDepth } from './cells.ts';
import { penCode } from './pen-code.ts';

const ESC = '\x1b';
const BLANK = 0x20;
/** Cells that do not change are written again rather than skipped where they are fewer: moving the cursor takes as many bytes. */
const MOST_REWRITTEN = 3;

export class TerminalText {
  readonly #grid: CellGrid;
  readonly #colors: ColorDepth;
  readonly #shown: Cells;
  readonly #top: number;
  readonly #left: number;
  #isKnown = false;
  #ink = -1;
  #paper = -1;

  /** `top` and `left`: rows and columns of the terminal before the first cell. */
  constructor(grid: CellGrid, colors: ColorDepth, { top = 0, left = 0 } = {}) {
    this.#grid = grid;
    this.#colors = colors;
    this.#shown = new Cells(grid);
    this.#top = top;
    this.#left = left;
  }

  /** The next update sends every cell: what the terminal shows is not known, or no longer. */
  restart(): void {
    this.#isKnown = false;
  }

  /** The text that makes the terminal show these cells; empty where it does already. */
  update(cells: Cells): string {
    const { cols, rows } = this.#grid;
    const shown = this.#shown;
    const parts: string[] = [];
    if (!this.#isKnown) {
      this.#ink = -1;
      this.#paper = -1;
      parts.push(`${ESC}[m`);
    }
    for (let row = 0; row < rows; row++) {
      // Where the cursor is: -1 in another row, or behind the last column, where terminals differ.
      let cursor = -1;
      for (let col = 0; col < cols; col++) {
        const at = row * cols + col;
        if (this.#isKnown && cells.isSame(at, shown)) continue;
        if (cursor < 0) parts.push(`${ESC}[${this.#top + row + 1};${this.#left + col + 1}H`);
        else if (cursor < col) parts.push(this.#skip(cells, at, col - cursor));
        parts.push(this.#pen(cells, at), String.fromCodePoint(cells.glyphs[at]));
        cursor = col === cols - 1 ? -1 : col + 1;
      }
    }
    shown.set(cells);
    this.#isKnown = true;
    return parts.join('');
  }

  /** Moves right over cells that stay, or writes them again. */
  #skip(cells: Cells, at: number, count: number): string {
    if (count <= MOST_REWRITTEN) {
      let text = '';
      for (let i = at - count; i < at; i++) {
        if (!this.#hasPen(cells, i)) return `${ESC}[${count > 1 ? count : ''}C`;
        text += String.fromCodePoint(cells.glyphs[i]);
      }
      return text;
    }
    return `${ESC}[${count}C`;
  }

  #hasPen(cells: Cells, at: number): boolean {
    if (this.#colors === 'none') return true;
    return cells.papers[at] === this.#paper && (cells.glyphs[at] === BLANK || cells.inks[at] === this.#ink);
  }

  /** Sets the colours of a cell. */
  #pen(cells: Cells, at: number): string {
    if (this.#hasPen(cells, at)) return '';
    const codes: string[] = [];
    if (cells.glyphs[at] !== BLANK && cells.inks[at] !== this.#ink) {
      this.#ink = cells.inks[at];
      codes.push(penCode(this.#ink, this.#colors, 30));
    }
    if (cells.papers[at] !== this.#paper) {
      this.#paper = cells.papers[at];
      codes.push(penCode(this.#paper, this.#colors, 40));
    }
    return `${ESC}[${codes.join(';')}m`;
  }
}
