// Follows a terminal and notes what changes in its cells.

import { ART_STYLE } from '../../frame/media/character-art.ts';
import { DEFAULT_COLOR, PALETTE_COLOR, RGB_COLOR, type ScreenLog } from './screen-log.ts';
import type { StoredCell, Terminal } from './terminal.ts';

export interface RecorderOptions {
  /** Size of the log's screens; the terminal may be smaller. */
  cols: number;
  rows: number;
  /** Blinking text has a bright background, as in ANSI art. */
  isIce?: boolean;
}

type Cell = NonNullable<ReturnType<Terminal['buffer']['active']['getNullCell']>>;

export class TerminalRecorder {
  readonly #terminal: Terminal;
  readonly #log: ScreenLog;
  readonly #options: RecorderOptions;
  readonly #cell: Cell;
  readonly #stored: StoredCell;
  /** What the terminal stored in each cell when it was last looked at. */
  readonly #content: Float64Array;
  readonly #fg: Float64Array;
  readonly #bg: Float64Array;
  readonly #combined = new Map<number, string>();
  /** Whether any cell had a colour of its own. */
  hasColors = false;

  constructor(terminal: Terminal, log: ScreenLog, options: RecorderOptions) {
    this.#terminal = terminal;
    this.#log = log;
    this.#options = options;
    this.#cell = terminal.buffer.active.getNullCell();
    this.#stored = this.#cell as unknown as StoredCell;
    const cells = options.cols * options.rows;
    this.#content = new Float64Array(cells).fill(-1);
    this.#fg = new Float64Array(cells).fill(-1);
    this.#bg = new Float64Array(cells).fill(-1);
  }

  /** Notes the terminal's screen as what is shown from `seconds` on. */
  note(seconds: number): void {
    const { cols, rows } = this.#options;
    const { active } = this.#terminal.buffer;
    const changes: number[] = [];
    for (let y = 0; y < rows; y++) {
      const line = y < this.#terminal.rows ? active.getLine(active.viewportY + y) : undefined;
      for (let x = 0; x < cols; x++) {
        const i = y * cols + x;
        if (line && x < this.#terminal.cols && line.getCell(x, this.#cell)) this.#noteCell(i, changes);
        else this.#noteBlank(i, changes);
      }
    }
    this.#log.add(seconds, changes);
  }

  #noteCell(i: number, changes: number[]): void {
    const { content, fg, bg, combinedData } = this.#stored;
    const isCombined = combinedData !== '';
    if (content === this.#content[i] && fg === this.#fg[i] && bg === this.#bg[i]) {
      if (!isCombined || this.#combined.get(i) === combinedData) return;
    }
    this.#content[i] = content;
    this.#fg[i] = fg;
    this.#bg[i] = bg;
    if (isCombined) this.#combined.set(i, combinedData);
    const cell = this.#cell;
    const isHidden = cell.isInvisible() !== 0;
    const text = cell.getWidth() === 0 ? '' : isHidden ? ' ' : cell.getChars() || ' ';
    const isBold = cell.isBold() !== 0;
    const isIce = this.#options.isIce === true && cell.isBlink() !== 0;
    const [front, back] = [foreground(cell, isBold), background(cell, isIce)];
    this.hasColors ||= front !== DEFAULT_COLOR || back !== DEFAULT_COLOR;
    changes.push(
      i,
      this.#log.glyphId(text),
      front,
      back,
      (isBold ? ART_STYLE.bold : 0) |
        (cell.isDim() ? ART_STYLE.dim : 0) |
        (cell.isInverse() ? ART_STYLE.inverse : 0) |
        (cell.getWidth() === 2 ? ART_STYLE.wide : 0) |
        (cell.isItalic() ? ART_STYLE.italic : 0) |
        (cell.isUnderline() ? ART_STYLE.underline : 0),
    );
  }

  /** Outside of a terminal that is smaller than the log. */
  #noteBlank(i: number, changes: number[]): void {
    if (this.#content[i] === -1) return;
    this.#content[i] = -1;
    changes.push(i, 0, DEFAULT_COLOR, DEFAULT_COLOR, 0);
  }
}

/** Bold text in one of the first eight colours is bright, as in terminals. */
function foreground(cell: Cell, isBold: boolean): number {
  if (cell.isFgRGB()) return RGB_COLOR | cell.getFgColor();
  if (!cell.isFgPalette()) return DEFAULT_COLOR;
  const index = cell.getFgColor();
  return PALETTE_COLOR | (isBold && index < 8 ? index + 8 : index);
}

function background(cell: Cell, isIce: boolean): number {
  if (cell.isBgRGB()) return RGB_COLOR | cell.getBgColor();
  if (!cell.isBgPalette()) return isIce ? PALETTE_COLOR | 8 : DEFAULT_COLOR;
  const index = cell.getBgColor();
  return PALETTE_COLOR | (isIce && index < 8 ? index + 8 : index);
}
