// The samples of a track that windows still need: blocks are added at the end, and what every window has passed is dropped.

import type { StereoSamples } from './spectrum-window.ts';
import { CHANNELS } from './timeline.ts';

export class SampleBuffer {
  readonly samples: StereoSamples = { left: new Float32Array(1 << 16), right: new Float32Array(1 << 16) };
  /** The track's sample at index 0. */
  base: number;
  #filled: number;

  /** Begins with `silence` samples before the track's first. */
  constructor(silence = 0) {
    this.base = -silence;
    this.#filled = silence;
  }

  /** The track's sample after the last one. */
  get end(): number {
    return this.base + this.#filled;
  }

  /** Adds interleaved samples of 16 bits, as -1..1. Returns the index of the first. */
  append(block: Int16Array): number {
    const { samples } = this;
    const first = this.#filled;
    const count = block.length / CHANNELS;
    if (first + count > samples.left.length) {
      const capacity = Math.max(samples.left.length * 2, first + count);
      samples.left = grown(samples.left, first, capacity);
      samples.right = grown(samples.right, first, capacity);
    }
    for (let i = 0; i < count; i++) {
      samples.left[first + i] = block[i * CHANNELS] / 32768;
      samples.right[first + i] = block[i * CHANNELS + 1] / 32768;
    }
    this.#filled += count;
    return first;
  }

  /** Drops the samples before the track's sample `from`, if there are any. */
  dropBefore(from: number): void {
    const count = from - this.base;
    if (count <= 0) return;
    this.samples.left.copyWithin(0, count, this.#filled);
    this.samples.right.copyWithin(0, count, this.#filled);
    this.#filled -= count;
    this.base += count;
  }
}

function grown(samples: Float32Array, filled: number, capacity: number): Float32Array {
  const larger = new Float32Array(capacity);
  larger.set(samples.subarray(0, filled));
  return larger;
}
