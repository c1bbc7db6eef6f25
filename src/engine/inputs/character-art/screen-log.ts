// Every screen of a recording as what changed since the one before, in deflated blocks that begin with a whole screen. An hour takes a
// few megabytes.

import { deflateSync } from 'node:zlib';

/** Colours of cells: the theme's own, one of 256, or 0xRRGGBB. */
export const DEFAULT_COLOR = 0;
export const PALETTE_COLOR = 0x01000000;
export const RGB_COLOR = 0x02000000;

/** One screen before its theme: four numbers a cell. */
export interface RawScreen {
  /** Index into `glyphs` of the log. */
  glyph: Uint32Array;
  fg: Uint32Array;
  bg: Uint32Array;
  style: Uint32Array;
}

/** Changed cells of one screen, as runs of cells in a row that have the same colours and style. */
export class ScreenChanges {
  /** Of each run: first cell, length, fg, bg, style, then the glyphs. */
  words: Uint32Array;
  length = 0;
  runs = 0;
  #run = -1;

  /** Room for changes of that many cells. */
  constructor(cells: number) {
    this.words = new Uint32Array(cells * (RUN_WORDS + 1));
  }

  clear(): void {
    this.length = 0;
    this.runs = 0;
    this.#run = -1;
  }

  /** Cells come in ascending order, each once. */
  add(cell: number, glyph: number, fg: number, bg: number, style: number): void {
    const { words } = this;
    const run = this.#run;
    const continues =
      run >= 0 &&
      words[run] + words[run + 1] === cell &&
      words[run + 2] === fg &&
      words[run + 3] === bg &&
      words[run + 4] === style;
    if (continues) {
      words[run + 1]++;
    } else {
      this.#run = this.length;
      words[this.length++] = cell;
      words[this.length++] = 1;
      words[this.length++] = fg;
      words[this.length++] = bg;
      words[this.length++] = style;
      this.runs++;
    }
    words[this.length++] = glyph;
  }
}

const RUN_WORDS = 5;
const BLOCK_SCREENS = 128;
const BLOCK_WORDS = 1 << 18;
/** Different characters with their combining marks; more are drawn as the replacement character. */
const MOST_GLYPHS = 200_000;

export interface ScreenBlock {
  /** Index of its first screen, and how many there are. */
  first: number;
  count: number;
  /** Deflated: of each screen the number of its runs, then the runs. */
  data: Uint8Array;
}

/** All screens. Structured-clonable. */
export interface ScreenRecording {
  cells: number;
  /** Seconds from which each screen is shown, ascending. */
  times: number[];
  /** By the numbers in the screens. */
  glyphs: string[];
  blocks: ScreenBlock[];
}

export class ScreenLog {
  readonly #times: number[] = [];
  readonly #glyphs: string[] = [' ', '\uFFFD'];
  readonly #ids = new Map<string, number>([
    [' ', 0],
    ['\uFFFD', 1],
  ]);
  readonly #blocks: ScreenBlock[] = [];
  /** The block that is being written: of each screen the number of its runs, then the runs. */
  #words = new Uint32Array(1 << 12);
  #length = 0;
  #first = 0;
  /** Where the number of runs of the last screen is. */
  #head = 0;
  readonly #latest: RawScreen;
  readonly #all: ScreenChanges;

  constructor(cells: number) {
    this.#latest = blankScreen(cells);
    this.#all = new ScreenChanges(cells);
  }

  /** A number for a character with its marks. */
  glyphId(text: string): number {
    const known = this.#ids.get(text);
    if (known !== undefined) return known;
    if (this.#glyphs.length >= MOST_GLYPHS) return 1;
    this.#ids.set(text, this.#glyphs.length);
    return this.#glyphs.push(text) - 1;
  }

  /** Adds the screen that is shown from `seconds` on, unless it equals the one before. Times ascend. */
  add(seconds: number, changes: ScreenChanges): void {
    const count = this.#times.length;
    if (changes.runs === 0 && count > 0) return;
    const last = this.#times.at(-1);
    if (last !== undefined && seconds <= last) {
      // The same moment: the last screen was never shown.
      this.#words[this.#head] += changes.runs;
      this.#append(changes);
    } else {
      if (count - this.#first >= BLOCK_SCREENS || this.#length >= BLOCK_WORDS) this.#close();
      if (this.#length === 0) this.#openBlock(changes.runs);
      else this.#begin(changes.runs);
      this.#append(changes);
      this.#times.push(seconds);
    }
    applyRuns(this.#latest, changes.words, 0, changes.runs);
  }

  /** A block begins with everything that is on the screen. */
  #openBlock(runs: number): void {
    this.#first = this.#times.length;
    const { glyph, fg, bg, style } = this.#latest;
    this.#all.clear();
    for (let i = 0; i < glyph.length; i++)
      if (glyph[i] || fg[i] || bg[i] || style[i]) this.#all.add(i, glyph[i], fg[i], bg[i], style[i]);
    this.#begin(this.#all.runs + runs);
    this.#append(this.#all);
  }

  #begin(runs: number): void {
    this.#reserve(1);
    this.#head = this.#length;
    this.#words[this.#length++] = runs;
  }

  #append({ words, length }: ScreenChanges): void {
    this.#reserve(length);
    this.#words.set(words.subarray(0, length), this.#length);
    this.#length += length;
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#words.length) return;
    const larger = new Uint32Array(Math.max(this.#length + more, this.#words.length * 2));
    larger.set(this.#words.subarray(0, this.#length));
    this.#words = larger;
  }

  #close(): void {
    if (this.#length === 0) return;
    const data = deflateSync(new Uint8Array(this.#words.buffer, 0, this.#length * 4), { level: 1 });
    this.#blocks.push({ first: this.#first, count: this.#times.length - this.#first, data });
    this.#length = 0;
  }

  /** All that was added. */
  finish(): ScreenRecording {
    this.#close();
    return { ...{ cells: this.#latest.glyph.length, times: this.#times, glyphs: this.#glyphs, blocks: this.#blocks } };
  }
}

export function blankScreen(cells: number): RawScreen {
  return {
    glyph: new Uint32Array(cells),
    fg: new Uint32Array(cells),
    bg: new Uint32Array(cells),
    style: new Uint32Array(cells),
  };
}

export function clearScreen({ glyph, fg, bg, style }: RawScreen): void {
  for (const part of [glyph, fg, bg, style]) part.fill(0);
}

/** Where the words of the runs end. */
export function applyRuns({ glyph, fg, bg, style }: RawScreen, words: Uint32Array, from: number, runs: number): number {
  let at = from;
  for (let run = 0; run < runs; run++) {
    const first = words[at];
    const end = first + words[at + 1];
    fg.fill(words[at + 2], first, end);
    bg.fill(words[at + 3], first, end);
    style.fill(words[at + 4], first, end);
    at += RUN_WORDS;
    glyph.set(words.subarray(at, at + end - first), first);
    at += end - first;
  }
  return at;
}
