// Finds the screen of any time in a recording. Seeking inflates one block of screens, in either direction.

import { inflateSync } from 'node:zlib';
import {
  applyRuns,
  blankScreen,
  clearScreen,
  type RawScreen,
  type ScreenBlock,
  type ScreenRecording,
} from './screen-log.ts';

export class ScreenReader {
  readonly #recording: ScreenRecording;
  readonly #shown: RawScreen;
  #shownIndex = -1;
  #current: { block: ScreenBlock; words: Uint32Array; next: number; at: number } | null = null;

  constructor(recording: ScreenRecording) {
    this.#recording = recording;
    this.#shown = blankScreen(recording.cells);
  }

  get glyphs(): readonly string[] {
    return this.#recording.glyphs;
  }

  /** Index of the screen shown at `seconds`. */
  indexAt(seconds: number): number {
    const { times } = this.#recording;
    let [low, high] = [0, times.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (times[middle] <= seconds) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }

  /** The screen of that index; it is overwritten by the next call. */
  screen(index: number): RawScreen {
    if (index === this.#shownIndex) return this.#shown;
    let current = this.#current;
    const isInside = current && index >= current.block.first && index < current.block.first + current.block.count;
    if (!current || !isInside) current = this.#open(index);
    if (current.next > index - current.block.first) {
      clearScreen(this.#shown);
      current.next = 0;
      current.at = 0;
    }
    while (current.next <= index - current.block.first) {
      current.at = applyRuns(this.#shown, current.words, current.at + 1, current.words[current.at]);
      current.next++;
    }
    this.#shownIndex = index;
    return this.#shown;
  }

  #open(index: number) {
    const { blocks, times } = this.#recording;
    const block = blocks.findLast(({ first }) => first <= index);
    if (!block) throw new RangeError(`Expected a screen of ${times.length}, but got ${index}.`);
    const bytes = new Uint8Array(inflateSync(block.data));
    clearScreen(this.#shown);
    return (this.#current = { block, words: new Uint32Array(bytes.buffer), next: 0, at: 0 });
  }
}
