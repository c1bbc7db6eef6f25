// Lays a text out: lines of letters at their places, in pixels from the top left corner of the block. A letter is what appears and moves
// as one: a character with its marks, or a ligature.

import type { CellSize } from '../cell-size.ts';
import type { Font } from '../font.ts';
import type { FontStack } from '../font-stack.ts';
import type { ShapedGlyph, Shaper } from '../shaper.ts';
import { bidiLevels, mirrored, visualOrder } from './bidi.ts';
import { splitUnits, type StyledText, type TextUnit } from './text-unit.ts';
import { wrapUnits } from './wrap-units.ts';

export type LetterPart =
  /** A glyph drawn into `cells` cells, the first at (x, y). */
  | { kind: 'cell'; glyph: string; cells: number; x: number; y: number }
  /** A glyph of a font whose baseline begins at (x, y); `em` is the font's size. */
  | { kind: 'outline'; font: Font; id: number; em: number; x: number; y: number };

export interface Letter {
  parts: LetterPart[];
  style: number;
  line: number;
  /** Number among the letters, in the order of the text. */
  index: number;
  word: number;
  /** Its box. */
  x: number;
  y: number;
  width: number;
  height: number;
  /** Y of its baseline. */
  baseline: number;
}

export interface TextLayout {
  letters: Letter[];
  /** Number of words. */
  words: number;
  width: number;
  height: number;
  lines: { x: number; y: number; width: number; height: number }[];
  /** What no font has. */
  missing: string[];
}

export interface LayoutOptions {
  stack: FontStack;
  shaper: Shaper | null;
  /** The cell of the primary font at the text's size. */
  cell: CellSize;
  /** Longest line: characters of a font of fixed width, else in pixels. */
  maxCells: number;
  maxWidth: number;
  /** Keep lines as they are. */
  isPre: boolean;
  align: 'left' | 'center' | 'right';
  /** Height of a line in heights of a letter. */
  leading: number;
}

interface Run {
  units: TextUnit[];
  level: number;
}

/** What characters have no ink. */
const BLANK = /^[\s\u2800\u3164\u115f\u1160\uffa0\u00ad]*$/u;
/** The most that tall scripts add to a line, in ems above and below the baseline. */
const TALLEST = { ascent: 1.1, descent: 0.5 };

export function layoutText(texts: readonly StyledText[], options: LayoutOptions): TextLayout {
  const { stack, shaper, cell } = options;
  const isFixed = stack.primary.isFixed || shaper === null;
  const paragraphs = splitUnits(
    texts,
    { stack, isFixed, canShape: (font) => shaper !== null && shaper.canUse(font) },
    options.isPre,
  );
  const layout = new Layout(options, isFixed);
  for (const paragraph of paragraphs) layout.addParagraph(paragraph);
  return layout.result(cell);
}

interface LineOfLetters {
  letters: Letter[];
  width: number;
  /** Whole cells only. */
  isGrid: boolean;
  ascent: number;
  descent: number;
}

class Layout {
  readonly #options: LayoutOptions;
  readonly #isFixed: boolean;
  readonly #lines: LineOfLetters[] = [];
  readonly #missing = new Set<string>();
  readonly #widths = new Map<string, number>();
  #index = 0;
  #word = -1;

  constructor(options: LayoutOptions, isFixed: boolean) {
    this.#options = options;
    this.#isFixed = isFixed;
  }

  addParagraph(units: TextUnit[]): void {
    const { isPre, maxCells, maxWidth, cell } = this.#options;
    const known = units.filter((unit) => {
      if (unit.font !== null || unit.isSpace || BLANK.test(unit.text)) return true;
      this.#missing.add(unit.text);
      return this.#isFixed; // its cell stays free
    });
    const limit = this.#isFixed ? Math.max(1, Math.floor(maxCells)) * cell.width : maxWidth;
    const lines = isPre ? [known] : wrapUnits(known, limit, (unit) => this.#width(unit));
    for (const line of lines) this.#addLine(line);
  }

  result({ height, width }: CellSize): TextLayout {
    const { leading, align } = this.#options;
    const lines = this.#lines;
    const isGrid = lines.every((line) => line.isGrid);
    const widest = Math.max(isGrid ? width : 1, ...lines.map((line) => line.width));
    const placed: TextLayout['lines'] = [];
    let y = 0;
    for (const [i, line] of lines.entries()) {
      const free = widest - line.width;
      const middle = isGrid ? Math.floor(free / 2 / width) * width : Math.round(free / 2);
      const x = align === 'left' ? 0 : align === 'right' ? free : middle;
      const full = line.ascent + line.descent;
      const lineHeight = i < lines.length - 1 ? Math.round(full * leading) : full;
      for (const letter of line.letters) {
        letter.line = i;
        letter.x += x;
        letter.y = y;
        letter.height = full;
        letter.baseline += y + line.ascent;
        for (const part of letter.parts) {
          part.x += x;
          part.y += y + (part.kind === 'cell' ? line.ascent - this.#options.cell.baseline : line.ascent);
        }
      }
      placed.push({ x, y, width: line.width, height: full });
      y += lineHeight;
    }
    return {
      letters: lines.flatMap((line) => line.letters),
      words: this.#word + 1,
      width: widest,
      height: Math.max(height, y),
      lines: placed,
      missing: [...this.#missing],
    };
  }

  #em(font: Font, unit: TextUnit): number {
    const { cell } = this.#options;
    // In a grid an emoji is as wide as two cells.
    return unit.isEmoji && this.#isFixed ? (2 * cell.width * font.unitsPerEm) / this.#emojiAdvance(font) : cell.fontPx;
  }

  #emojiAdvance(font: Font): number {
    return this.#options.shaper!.shape(font, '😀', false)[0]?.advance || 1.27 * font.unitsPerEm;
  }

  #width(unit: TextUnit): number {
    const { cell, shaper } = this.#options;
    if (!unit.isShaped || unit.font === 'procedural' || unit.font === null) return unit.cells * cell.width;
    const key = `${unit.font.family}|${unit.text}`;
    let width = this.#widths.get(key);
    if (width === undefined) {
      const advance = shaper!.shape(unit.font, unit.text, false).reduce((sum, glyph) => sum + glyph.advance, 0);
      width = (advance * this.#em(unit.font, unit)) / unit.font.unitsPerEm;
      this.#widths.set(key, width);
    }
    return width;
  }

  #addLine(units: readonly TextUnit[]): void {
    const { cell } = this.#options;
    const levels = bidiLevels(units);
    const words = this.#wordsOf(units);
    const runs: Run[] = [];
    units.forEach((unit, i) => {
      const last = runs.at(-1);
      const before = last?.units.at(-1);
      const isSame =
        last !== undefined &&
        last.level === levels[i] &&
        before!.isShaped === unit.isShaped &&
        (!unit.isShaped || (before!.font === unit.font && !unit.isEmoji && !before!.isEmoji));
      if (isSame) last.units.push(unit);
      else runs.push({ units: [unit], level: levels[i] });
    });
    const line: LineOfLetters = {
      letters: [],
      width: 0,
      isGrid: this.#isFixed,
      ascent: cell.baseline,
      descent: cell.height - cell.baseline,
    };
    const numbered: { letter: Letter; at: number }[] = [];
    const starts = new Map<Run, number>();
    let count = 0;
    for (const run of runs) {
      starts.set(run, count);
      count += run.units.length;
    }
    for (const run of visualOrder(runs)) {
      const from = starts.get(run)!;
      const isRtl = run.level % 2 === 1;
      if (run.units[0].isShaped) this.#shapeRun(line, run, isRtl, from, words, numbered);
      else {
        const order = run.units.map((_, i) => (isRtl ? run.units.length - 1 - i : i));
        for (const i of order) {
          const unit = run.units[i];
          const width = unit.cells * cell.width;
          if (!unit.isSpace && unit.font !== null && !BLANK.test(unit.text)) {
            const glyph = isRtl ? mirrored(unit.text) : unit.text;
            const letter = this.#letter(unit, line.width, width, words[from + i]);
            letter.parts.push({ kind: 'cell', glyph, cells: unit.cells, x: line.width, y: 0 });
            numbered.push({ letter, at: from + i });
          }
          line.width += width;
        }
      }
    }
    // Letters appear in the order of the text, wherever they stand.
    numbered.sort((a, b) => a.at - b.at);
    for (const { letter } of numbered) letter.index = this.#index++;
    line.letters = numbered.map(({ letter }) => letter);
    this.#lines.push(line);
  }

  #shapeRun(
    line: LineOfLetters,
    run: Run,
    isRtl: boolean,
    from: number,
    words: readonly number[],
    numbered: { letter: Letter; at: number }[],
  ): void {
    const { shaper, cell } = this.#options;
    const [first] = run.units;
    const font = first.font as Font;
    const em = this.#em(font, first);
    const scale = em / font.unitsPerEm;
    const text = run.units.map((unit) => unit.text).join('');
    const unitAt = unitByOffset(run.units);
    const start = line.width;
    let pen = start;
    // Glyphs of one cluster are one letter.
    const letters = new Map<number, Letter>();
    // An emoji stands in the middle of its cells.
    const rise =
      first.isEmoji && this.#isFixed
        ? cell.baseline - (cell.height - (font.ascent + font.descent) * scale) / 2 - font.ascent * scale
        : 0;
    for (const glyph of shaper!.shape(font, text, isRtl)) {
      if (glyph.id === 0 && !BLANK.test(run.units[unitAt[glyph.cluster]].text))
        this.#missing.add(run.units[unitAt[glyph.cluster]].text);
      const at = unitAt[glyph.cluster];
      const unit = run.units[at];
      const advance = glyph.advance * scale;
      if (!unit.isSpace && !BLANK.test(unit.text)) {
        let letter = letters.get(at);
        if (!letter) {
          letter = this.#letter(unit, pen, 0, words[from + at]);
          letters.set(at, letter);
          numbered.push({ letter, at: from + at });
        }
        letter.parts.push(outlinePart(font, glyph, em, pen, scale, rise));
        letter.width = Math.max(letter.width, pen + advance - letter.x);
      }
      pen += advance;
    }
    // In a grid the text after it begins at a whole cell.
    const width = pen - start;
    if (this.#isFixed) {
      const whole = Math.ceil(width / cell.width - 0.05) * cell.width;
      const shift = (whole - width) / 2;
      for (const letter of letters.values()) {
        letter.x += shift;
        for (const part of letter.parts) part.x += shift;
      }
      line.width = start + whole;
    } else {
      line.width = pen;
      line.isGrid = false;
    }
    if (first.isEmoji || font === this.#options.stack.primary) return;
    line.ascent = Math.max(line.ascent, Math.ceil(Math.min(font.ascent / font.unitsPerEm, TALLEST.ascent) * em));
    line.descent = Math.max(line.descent, Math.ceil(Math.min(font.descent / font.unitsPerEm, TALLEST.descent) * em));
  }

  #letter(unit: TextUnit, x: number, width: number, word: number): Letter {
    return { parts: [], style: unit.style, line: 0, index: 0, word, x, y: 0, width, height: 0, baseline: 0 };
  }

  /** The number of the word of each unit; words are divided by spaces and line ends. */
  #wordsOf(units: readonly TextUnit[]): number[] {
    return units.map((unit, i) => {
      if (!unit.isSpace && (i === 0 || units[i - 1].isSpace)) this.#word++;
      return Math.max(0, this.#word);
    });
  }
}

function outlinePart(font: Font, glyph: ShapedGlyph, em: number, pen: number, scale: number, rise: number): LetterPart {
  return { kind: 'outline', font, id: glyph.id, em, x: pen + glyph.dx * scale, y: -glyph.dy * scale - rise };
}

/** The unit of each UTF-16 offset of a run. */
function unitByOffset(units: readonly TextUnit[]): number[] {
  const at: number[] = [];
  units.forEach((unit, i) => {
    for (let k = 0; k < unit.text.length; k++) at.push(i);
  });
  return at;
}
