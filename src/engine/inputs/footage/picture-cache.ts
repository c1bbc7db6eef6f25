// Decoded pictures in memory. Those used last stay as they are; of the others, the ones furthest from the place in use give their
// buffers to new pictures.

import type { PictureData } from '../../frame/media/material.ts';

export interface KeptPicture {
  readonly picture: PictureData;
  readonly bytes: ArrayBuffer;
  /** Seconds of the file's timeline. */
  readonly seconds: number;
  /** Time of the picture after it: Infinity for the last, NaN while it is not known. */
  until: number;
  /** Whether nothing is before it. */
  isFirst: boolean;
}

/** Pictures that a caller may still read. */
const IN_USE = 4;
/** Buffers that wait to be filled again. */
const MOST_SPARE = 4;

export class PictureCache {
  /** Pictures that fit. */
  readonly capacity: number;
  readonly #frameBytes: number;
  /** Ascending by time. */
  readonly #kept: KeptPicture[] = [];
  /** Most recent last. */
  #inUse: KeptPicture[] = [];
  #spare: ArrayBuffer[] = [];

  constructor(frameBytes: number, mostBytes: number) {
    this.#frameBytes = frameBytes;
    this.capacity = Math.max(IN_USE + 2, Math.floor(mostBytes / frameBytes));
  }

  /** The picture that is shown at `time`, if it is known to be. */
  find(time: number): KeptPicture | null {
    const at = this.#after(time) - 1;
    const picture = this.#kept[at];
    if (picture) return time < picture.until ? picture : null;
    const first = this.#kept[0];
    return first?.isFirst ? first : null;
  }

  /** The latest picture that is kept and not after `time`. */
  before(time: number): KeptPicture | null {
    return this.#kept[this.#after(time) - 1] ?? null;
  }

  /** Keeps a picture, or returns the one of the same time that is kept already. */
  add(picture: KeptPicture): KeptPicture {
    const at = this.#after(picture.seconds);
    const same = this.#kept[at - 1];
    if (same && same.picture.serial === picture.picture.serial) {
      this.#recycle(picture.bytes);
      same.isFirst ||= picture.isFirst;
      return same;
    }
    this.#kept.splice(at, 0, picture);
    this.#shrink(picture);
    return picture;
  }

  /** Marks a picture as being read. */
  use(picture: KeptPicture): void {
    this.#inUse = [...this.#inUse.filter((other) => other !== picture), picture].slice(-IN_USE);
  }

  /** Forgets a picture that nobody reads. */
  drop(picture: KeptPicture): void {
    const at = this.#kept.indexOf(picture);
    if (at < 0 || this.#inUse.includes(picture)) return;
    this.#kept.splice(at, 1);
    this.#recycle(picture.bytes);
  }

  acquire(): ArrayBuffer {
    return this.#spare.pop() ?? new ArrayBuffer(this.#frameBytes);
  }

  clear(): void {
    this.#kept.length = 0;
    this.#inUse = [];
    this.#spare = [];
  }

  #recycle(bytes: ArrayBuffer): void {
    if (this.#spare.length < MOST_SPARE) this.#spare.push(bytes);
  }

  /** Index of the first picture after `time`. */
  #after(time: number): number {
    let low = 0;
    let high = this.#kept.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#kept[middle].seconds <= time) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #shrink(newest: KeptPicture): void {
    while (this.#kept.length > this.capacity) {
      let furthest: KeptPicture | null = null;
      for (const picture of this.#kept) {
        if (picture === newest || this.#inUse.includes(picture)) continue;
        const distance = Math.abs(picture.seconds - newest.seconds);
        if (!furthest || distance > Math.abs(furthest.seconds - newest.seconds)) furthest = picture;
      }
      if (!furthest) return;
      this.drop(furthest);
    }
  }
}
