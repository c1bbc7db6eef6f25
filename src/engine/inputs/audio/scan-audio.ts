// One pass over a decoded track for the raw features of each frame. Samples are dropped once the window has passed them and detail
// rows are written as they come, so memory grows by only 40 bytes a frame.

import { createFrameMeter, FEATURE_WINDOW } from './frame-features.ts';
import { GrowingFloats } from './growing-array.ts';
import type { StereoSamples } from './spectrum-window.ts';
import { CHANNELS, SAMPLE_RATE } from './timeline.ts';

export interface AudioScan {
  seconds: number;
  /** RAW_COLUMNS values per frame. */
  raw: Float32Array;
}

export async function scanAudio(
  blocks: AsyncIterable<Int16Array>,
  fps: number,
  onDetail: (row: Int16Array) => void | Promise<void>,
  onSeconds?: (seconds: number) => void,
): Promise<AudioScan> {
  const frameMeter = createFrameMeter();
  const raw = new GrowingFloats();
  const half = FEATURE_WINDOW / 2;
  // Starts with half a window of silence. `base` is the track's sample at index 0.
  const samples: StereoSamples = { left: new Float32Array(1 << 16), right: new Float32Array(1 << 16) };
  let base = -half,
    filled = half;
  let total = 0,
    frame = 0;

  const append = (block: Int16Array) => {
    const count = block.length / CHANNELS;
    if (filled + count > samples.left.length) {
      const capacity = Math.max(samples.left.length * 2, filled + count);
      samples.left = grown(samples.left, filled, capacity);
      samples.right = grown(samples.right, filled, capacity);
    }
    for (let i = 0; i < count; i++) {
      samples.left[filled + i] = block[i * CHANNELS] / 32768;
      samples.right[filled + i] = block[i * CHANNELS + 1] / 32768;
    }
    filled += count;
  };
  const frameSample = (n: number) => Math.round((n * SAMPLE_RATE) / fps);

  const consume = async (end: boolean) => {
    const have = base + filled;
    for (;;) {
      const from = frameSample(frame),
        to = frameSample(frame + 1);
      const center = (from + to) >> 1;
      if (end ? from >= total : center + half + 1 > have || to > have) break;
      const { columns, detail } = frameMeter(samples, center - base, from - base, to - base);
      for (const value of columns) raw.push(value);
      await onDetail(detail);
      frame++;
    }
    const keep = frameSample(frame) - half - base;
    if (keep > 0) {
      samples.left.copyWithin(0, keep, filled);
      samples.right.copyWithin(0, keep, filled);
      filled -= keep;
      base += keep;
    }
  };

  for await (const block of blocks) {
    total += block.length / CHANNELS;
    append(block);
    await consume(false);
    onSeconds?.(total / SAMPLE_RATE);
  }
  append(new Int16Array((FEATURE_WINDOW * 2 + frameSample(1)) * CHANNELS)); // silence for windows that reach past the end
  await consume(true);
  return { seconds: total / SAMPLE_RATE, raw: raw.view() };
}

function grown(samples: Float32Array, filled: number, capacity: number): Float32Array {
  const larger = new Float32Array(capacity);
  larger.set(samples.subarray(0, filled));
  return larger;
}
