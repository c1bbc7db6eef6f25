// One pass over a decoded track for the raw features of each frame. Samples are dropped once the window has passed them and detail
// rows are written as they come, so memory grows by only 40 bytes a frame.

import { createFrameMeter, FEATURE_WINDOW } from './frame-features.ts';
import { GrowingFloats } from './growing-array.ts';
import { SampleBuffer } from './sample-buffer.ts';
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
  const buffer = new SampleBuffer(half);
  let total = 0,
    frame = 0;
  const frameSample = (n: number) => Math.round((n * SAMPLE_RATE) / fps);

  const consume = async (end: boolean) => {
    const { samples, base, end: have } = buffer;
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
    buffer.dropBefore(frameSample(frame) - half);
  };

  for await (const block of blocks) {
    total += block.length / CHANNELS;
    buffer.append(block);
    await consume(false);
    onSeconds?.(total / SAMPLE_RATE);
  }
  buffer.append(new Int16Array((FEATURE_WINDOW * 2 + frameSample(1)) * CHANNELS)); // silence for windows that reach past the end
  await consume(true);
  return { seconds: total / SAMPLE_RATE, raw: raw.view() };
}
