// How much each cell of a small picture has just changed: it is compared with the picture of the reel frame before.

import { motionBetween, type SmallValues } from './small-picture.ts';
import type { SmallReader } from './small-reader.ts';

export class PictureMotion {
  /** Mean over the picture, as of the last `read`. */
  mean = 0;
  #before: Float32Array | null = null;
  #now: Float32Array | null = null;
  #hasBefore = false;
  #values: Float32Array | null = null;
  #version = '';

  /** A reel frame has passed. `shown` is the picture that it showed, or null where there is none to compare with. */
  step(shown: SmallReader | null): void {
    this.#hasBefore = shown !== null;
    if (shown === null) return;
    this.#take(shown);
    [this.#before, this.#now] = [this.#now, this.#before];
  }

  /** Null where nothing has changed. `version` identifies picture and frame. */
  read(small: () => SmallReader, version: string): SmallValues | null {
    if (!this.#hasBefore || !this.#before) {
      this.mean = 0;
      return null;
    }
    const picture = small();
    if (this.#version !== version) {
      this.#version = version;
      this.#take(picture);
      this.#values ??= new Float32Array(picture.cols * picture.rows);
      this.mean = motionBetween(this.#values, this.#before, this.#now!);
    }
    return { values: this.#values!, cols: picture.cols, rows: picture.rows };
  }

  #take(small: SmallReader): void {
    const n = small.cols * small.rows;
    this.#now ??= new Float32Array(3 * n);
    this.#before ??= new Float32Array(3 * n);
    small.colors(this.#now);
  }
}
