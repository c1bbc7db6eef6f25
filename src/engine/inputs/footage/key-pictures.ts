// Pictures at which runs of the decoder began: key frames. A preview that seeks shows the one before the wanted time at once, where the
// decoder would need a process and some pictures to come to it.

import type { PictureData } from '../../frame/media/material.ts';

interface KeyPicture {
  /** A copy, since the decoder fills its buffers again. */
  picture: PictureData;
  /** The latest time that is known to be reached from it. */
  to: number;
}

export class KeyPictures {
  readonly #most: number;
  /** Used last at the end. */
  #known: KeyPicture[] = [];

  /** Keeps as many pictures of `frameBytes` as fit `mostBytes`. */
  constructor(frameBytes: number, mostBytes: number) {
    this.#most = Math.floor(mostBytes / frameBytes);
  }

  /** A run for the picture of `time` (seconds) began with this one. */
  note(picture: PictureData, time: number): void {
    if (this.#most === 0) return;
    const known = this.#known.find((other) => other.picture.serial === picture.serial);
    const to = Math.max(time, known?.to ?? time);
    const copy = known?.picture ?? { ...picture, planes: picture.planes.map((plane) => plane.slice()) };
    this.#known = [...this.#known.filter((other) => other !== known), { picture: copy, to }].slice(-this.#most);
  }

  /** The picture at which a run for `time` would begin, as far as is known: key frames are taken to be evenly spread. */
  find(time: number): PictureData | null {
    let best: KeyPicture | null = null;
    let longest = 0;
    for (const key of this.#known) {
      longest = Math.max(longest, key.to - key.picture.seconds);
      if (key.picture.seconds <= time && (!best || key.picture.seconds > best.picture.seconds)) best = key;
    }
    return best && time <= best.picture.seconds + longest ? best.picture : null;
  }

  clear(): void {
    this.#known = [];
  }
}
