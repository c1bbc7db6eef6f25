// Follows a terminal and notes what changes in its cells.

import { ART_STYLE } from '../../frame/media/character-art.ts';
import { DEFAULT_COLOR, PALETTE_COLOR, RGB_COLOR, ScreenChanges, type ScreenLog } from './screen-log.ts';
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
  readonly #changes: ScreenChanges;
  /** What the terminal stored in each cell when it was last looked at. */
  readonly #content: Float64Array;
  readonly #fg: Float64Array;
  readonly #bg: Float64Array;
  readonly #combined = new Map<number, string>();
  /** Glyphs by the terminal's own number of a character. */
  readonly #glyphs = new Map<number, number>();
  /** Colours and style of the last changed cell: the next one mostly has the same. */
  #look: Look = { storedFg: -1, storedBg: -1, front: 0, back: 0, style: 0, isHidden: false };
  /** Whether any cell had a colour of its own. */
  hasColors = false;

  constructor(terminal: Terminal, log: ScreenLog, options: RecorderOptions) {
    this.#terminal = terminal;
    this.#log = log;
    this.#options = options;
    this.#cell = terminal.buffer.active.getNullCell();
    this.#stored = this.#cell as unknown as StoredCell;
    const cells = options.cols * options.rows;
    this.#changes = new ScreenChanges(cells);
    this.#content = new Float64Array(cells).fill(UNKNOWN);
    this.#fg = new Float64Array(cells);
    this.#bg = new Float64Array(cells);
  }

  /** Notes the terminal's screen as what is shown from `seconds` on. */
  note(seconds: number): void {
    const { cols, rows } = this.#options;
    const { active } = this.#terminal.buffer;
    const within = Math.min(cols, this.#terminal.cols);
    this.#changes.clear();
    for (let y = 0, i = 0; y < rows; y++) {
      const line = y < this.#terminal.rows ? active.getLine(active.viewportY + y) : undefined;
      for (let x = 0; x < cols; x++, i++) {
        if (line && x < within) {
          line.getCell(x, this.#cell);
          this.#noteCell(i);
        } else this.#noteBlank(i);
      }
    }
    this.#log.add(seconds, this.#changes);
  }

  #noteCell(i: number): void {
    const { content, fg, bg, combinedData } = this.#stored;
    const isCombined = combinedData !== '';
    if (content === this.#content[i] && fg === this.#fg[i] && bg === this.#bg[i]) {
      if (!isCombined || this.#combined.get(i) === combinedData) return;
    }
    this.#content[i] = content;
    this.#fg[i] = fg;
    this.#bg[i] = bg;
    if (isCombined) this.#combined.set(i, combinedData);
    if (fg !== this.#look.storedFg || bg !== this.#look.storedBg) this.#look = this.#lookAt(fg, bg);
    const { front, back, style, isHidden } = this.#look;
    const width = this.#cell.getWidth();
    const glyph = isHidden && width > 0 ? 0 : this.#glyphOf(content, isCombined);
    this.#changes.add(i, glyph, front, back, style | (width === 2 ? ART_STYLE.wide : 0));
  }

  #glyphOf(content: number, isCombined: boolean): number {
    const known = isCombined ? undefined : this.#glyphs.get(content);
    if (known !== undefined) return known;
    const text = this.#cell.getWidth() === 0 ? '' : this.#cell.getChars() || ' ';
    const id = this.#log.glyphId(text);
    if (!isCombined) this.#glyphs.set(content, id);
    return id;
  }

  #lookAt(storedFg: number, storedBg: number): Look {
    const cell = this.#cell;
    const isBold = cell.isBold() !== 0;
    const front = foreground(cell, isBold);
    const back = background(cell, this.#options.isIce === true && cell.isBlink() !== 0);
    this.hasColors ||= front !== DEFAULT_COLOR || back !== DEFAULT_COLOR;
    const style =
      (isBold ? ART_STYLE.bold : 0) |
      (cell.isDim() ? ART_STYLE.dim : 0) |
      (cell.isInverse() ? ART_STYLE.inverse : 0) |
      (cell.isItalic() ? ART_STYLE.italic : 0) |
      (cell.isUnderline() ? ART_STYLE.underline : 0);
    return { storedFg, storedBg, front, back, style, isHidden: cell.isInvisible() !== 0 };
  }

  /** Outside of a terminal that is smaller than the log. */
  #noteBlank(i: number): void {
    if (this.#content[i] === UNKNOWN) return;
    this.#content[i] = UNKNOWN;
    this.#changes.add(i, 0, DEFAULT_COLOR, DEFAULT_COLOR, 0);
  }
}

interface Look {
  storedFg: number;
  storedBg: number;
  front: number;
  back: number;
  style: number;
  isHidden: boolean;
}

const UNKNOWN = -1;

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
