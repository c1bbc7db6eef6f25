// A picture made of a terminal's cells: one character, and the colours of it and of what is behind it.

/** What a colour is: 0xRRGGBB (`24bit`), a number of the terminal's palette (`256`, `16`), or nothing. */
export const COLOR_DEPTHS = ['24bit', '256', '16', 'none'] as const;
export type ColorDepth = (typeof COLOR_DEPTHS)[number];

export interface CellGrid {
  readonly cols: number;
  readonly rows: number;
}

const BLANK = 0x20;

/** Row-major. A cell that shows a blank has equal ink and paper, so that cells that look alike are alike. */
export class Cells implements CellGrid {
  readonly cols: number;
  readonly rows: number;
  /** Code points; each takes one cell. */
  readonly glyphs: Uint32Array;
  readonly inks: Uint32Array;
  readonly papers: Uint32Array;

  /** All blank. */
  constructor({ cols, rows }: CellGrid) {
    this.cols = cols;
    this.rows = rows;
    const n = cols * rows;
    this.glyphs = new Uint32Array(n).fill(BLANK);
    this.inks = new Uint32Array(n);
    this.papers = new Uint32Array(n);
  }

  set(from: Cells): void {
    this.glyphs.set(from.glyphs);
    this.inks.set(from.inks);
    this.papers.set(from.papers);
  }

  clear(): void {
    this.glyphs.fill(BLANK);
    this.inks.fill(0);
    this.papers.fill(0);
  }

  put(at: number, glyph: number, ink: number, paper: number): void {
    this.glyphs[at] = glyph;
    this.inks[at] = glyph === BLANK ? paper : ink;
    this.papers[at] = paper;
  }

  /** Whether a cell is the same in both. */
  isSame(at: number, other: Cells): boolean {
    return (
      this.glyphs[at] === other.glyphs[at] && this.inks[at] === other.inks[at] && this.papers[at] === other.papers[at]
    );
  }

  /** Whether all cells are the same; grids of other sizes never are. */
  equals(other: Cells): boolean {
    if (this.cols !== other.cols || this.rows !== other.rows) return false;
    for (let at = 0; at < this.glyphs.length; at++) if (!this.isSame(at, other)) return false;
    return true;
  }
}
