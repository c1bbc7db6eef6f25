// Every screen of a recording as what changed since the one before, in deflated blocks that begin with a whole screen. Seeking inflates
// one block, in either direction, and an hour takes a few megabytes.

import { deflateSync, inflateSync } from 'node:zlib';

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

const BLOCK_SCREENS = 128;
const BLOCK_WORDS = 1 << 18;
const CHANGE_WORDS = 5;
/** Different characters with their combining marks; more are drawn as the replacement character. */
const MOST_GLYPHS = 200_000;

interface Block {
  first: number;
  count: number;
  data: Uint8Array;
}

export class ScreenLog {
  readonly cells: number;
  readonly times: number[] = [];
  readonly glyphs: string[] = [' ', '\uFFFD'];
  readonly #ids = new Map<string, number>([
    [' ', 0],
    ['\uFFFD', 1],
  ]);
  readonly #blocks: Block[] = [];
  readonly #latest: RawScreen;
  #words: number[] = [];
  #first = 0;
  #current: { block: Block; words: Uint32Array; next: number; at: number } | null = null;
  readonly #shown: RawScreen;
  #shownIndex = -1;

  constructor(cells: number) {
    this.cells = cells;
    this.#latest = blank(cells);
    this.#shown = blank(cells);
  }

  get count(): number {
    return this.times.length;
  }

  /** A number for a character with its marks. */
  glyphId(text: string): number {
    const known = this.#ids.get(text);
    if (known !== undefined) return known;
    if (this.glyphs.length >= MOST_GLYPHS) return 1;
    this.#ids.set(text, this.glyphs.length);
    return this.glyphs.push(text) - 1;
  }

  /**
   * Adds the screen that is shown from `seconds` on, unless it equals the one before. Times ascend; one that is not later replaces.
   * `changes` has index, glyph, fg, bg and style of each changed cell.
   */
  add(seconds: number, changes: readonly number[]): void {
    if (changes.length === 0 && this.count > 0) return;
    const last = this.times.at(-1);
    if (last !== undefined && seconds <= last) {
      this.#extend(changes);
    } else {
      this.#begin(seconds, changes);
    }
    apply(this.#latest, changes, 0, changes.length / CHANGE_WORDS);
  }

  #begin(seconds: number, changes: readonly number[]): void {
    if (this.count - this.#first >= BLOCK_SCREENS || this.#words.length >= BLOCK_WORDS) this.#close();
    if (this.#words.length === 0) {
      this.#first = this.count;
      this.#push(whole(this.#latest));
      this.#words[0] += changes.length / CHANGE_WORDS;
      for (const word of changes) this.#words.push(word);
    } else {
      this.#push(changes);
    }
    this.times.push(seconds);
  }

  /** Where the number of changes of the last screen is. */
  #head = 0;

  #push(changes: readonly number[]): void {
    this.#head = this.#words.length;
    this.#words.push(changes.length / CHANGE_WORDS);
    for (const word of changes) this.#words.push(word);
  }

  #extend(changes: readonly number[]): void {
    this.#words[this.#head] += changes.length / CHANGE_WORDS;
    for (const word of changes) this.#words.push(word);
  }

  #close(): void {
    if (this.#words.length === 0) return;
    const words = Uint32Array.from(this.#words);
    const data = deflateSync(new Uint8Array(words.buffer), { level: 1 });
    this.#blocks.push({ first: this.#first, count: this.count - this.#first, data });
    this.#words = [];
    this.#head = 0;
  }

  /** Must be called after the last `add`. */
  finish(): void {
    this.#close();
  }

  /** Index of the screen shown at `seconds`. */
  indexAt(seconds: number): number {
    let [low, high] = [0, this.count];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.times[middle] <= seconds) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }

  /** The screen of that index; it is overwritten by the next call. */
  screen(index: number): RawScreen {
    if (index === this.#shownIndex) return this.#shown;
    let current = this.#current;
    const isBehind = current && index >= current.block.first && index < current.block.first + current.block.count;
    if (!current || !isBehind) current = this.#open(index);
    if (current.next > index - current.block.first) {
      clear(this.#shown);
      current.next = 0;
      current.at = 0;
    }
    while (current.next <= index - current.block.first) {
      const count = current.words[current.at];
      apply(this.#shown, current.words, current.at + 1, count);
      current.at += 1 + count * CHANGE_WORDS;
      current.next++;
    }
    this.#shownIndex = index;
    return this.#shown;
  }

  #open(index: number) {
    const block = this.#blocks.findLast(({ first }) => first <= index);
    if (!block) throw new RangeError(`Expected a screen of ${this.count}, but got ${index}.`);
    const bytes = new Uint8Array(inflateSync(block.data));
    clear(this.#shown);
    return (this.#current = { block, words: new Uint32Array(bytes.buffer), next: 0, at: 0 });
  }

  /** Bytes that the screens take. */
  get bytes(): number {
    return this.#blocks.reduce((sum, { data }) => sum + data.length, 0);
  }
}

function blank(cells: number): RawScreen {
  return {
    glyph: new Uint32Array(cells),
    fg: new Uint32Array(cells),
    bg: new Uint32Array(cells),
    style: new Uint32Array(cells),
  };
}

function clear({ glyph, fg, bg, style }: RawScreen): void {
  for (const part of [glyph, fg, bg, style]) part.fill(0);
}

function apply(screen: RawScreen, words: ArrayLike<number>, from: number, count: number): void {
  for (let i = 0, at = from; i < count; i++, at += CHANGE_WORDS) {
    const cell = words[at];
    screen.glyph[cell] = words[at + 1];
    screen.fg[cell] = words[at + 2];
    screen.bg[cell] = words[at + 3];
    screen.style[cell] = words[at + 4];
  }
}

/** The cells of a screen that are not blank, as changes. */
function whole({ glyph, fg, bg, style }: RawScreen): number[] {
  const changes: number[] = [];
  for (let i = 0; i < glyph.length; i++)
    if (glyph[i] || fg[i] || bg[i] || style[i]) changes.push(i, glyph[i], fg[i], bg[i], style[i]);
  return changes;
}
