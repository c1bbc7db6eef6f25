// The tone map of LANGUAGE.md §3 as one table of 256 levels a frame: stretch so that the 99.5th percentile becomes white,
// then gamma.

import type { Frame } from '../frame/frame.ts';
import type { I32Buffer, U8Buffer } from '../kernels/memory.ts';
import { pow } from '../kernels/scalar/math.ts';
import type { RenderEnv } from './render-env.ts';

const PERCENTILE = 0.995;
const MOST_STRETCH = 4;

export class ToneMap {
  readonly #env: RenderEnv;
  readonly #histogram: I32Buffer;
  readonly #table: U8Buffer;
  #stretch = -1;
  #gamma = -1;

  constructor(env: RenderEnv) {
    this.#env = env;
    this.#histogram = env.memory.i32(256);
    this.#table = env.memory.u8(256);
  }

  /** Pointer to the table for this frame, or 0 where it would change nothing. */
  tableFor(frame: Frame, isStretched: boolean, gamma: number): number {
    const stretch = isStretched ? this.#measure(frame) : 1;
    if (stretch === 1 && gamma === 1) return 0;
    if (stretch !== this.#stretch || gamma !== this.#gamma) this.#fill(stretch, gamma);
    return this.#table.ptr;
  }

  dispose(): void {
    this.#env.memory.free(this.#histogram);
    this.#env.memory.free(this.#table);
  }

  #measure(frame: Frame): number {
    const counts = this.#histogram.view;
    counts.fill(0);
    this.#env.kernels.histogram4(this.#histogram.ptr, frame.r.ptr, frame.g.ptr, frame.b.ptr, frame.stride, frame.width, frame.height);
    let total = 0;
    for (let i = 0; i < 256; i++) total += counts[i];
    let above = total * (1 - PERCENTILE);
    let level = 255;
    while (level > 0 && (above -= counts[level]) >= 0) level--;
    return level === 0 ? MOST_STRETCH : Math.min(MOST_STRETCH, 255 / level);
  }

  #fill(stretch: number, gamma: number): void {
    this.#stretch = stretch;
    this.#gamma = gamma;
    const table = this.#table.view;
    for (let i = 0; i < 256; i++) table[i] = Math.min(255, Math.floor(255 * pow(Math.min(1, (i * stretch) / 255), gamma) + 0.5));
  }
}
