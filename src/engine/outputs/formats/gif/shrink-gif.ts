// `--max-size` of a GIF: the first of a list of smaller and smaller versions that fits, found by halves. Clips are lossless, so each try
// only joins them again.

import { stat } from 'node:fs/promises';
import type { ShrinkTask } from '../../output-format.ts';
import { fewerOptions, GIF_RUNGS, gifOptions } from './gif-options.ts';
import { scaledSize, writeGifWith } from './write-gif.ts';

/** Writes the largest version of at most `aimBytes`, or the smallest there is. Resolves with what was chosen, in words. */
export async function shrinkGif(task: ShrinkTask, channels: 3 | 4): Promise<string> {
  const { format, aimBytes, target } = task;
  const whole = gifOptions(task.options, format.fps);
  let written = -1;
  const sizeOf = async (index: number): Promise<number> => {
    const rung = GIF_RUNGS[index]!;
    await writeGifWith(task, channels, fewerOptions(whole, rung, format.fps), rung.scale);
    written = index;
    return (await stat(target.path)).size;
  };
  let best = GIF_RUNGS.length - 1,
    low = 0;
  for (let high = best; low < high;) {
    const middle = (low + high) >> 1;
    if ((await sizeOf(middle)) <= aimBytes) best = high = middle;
    else low = middle + 1;
  }
  if (written !== best) await sizeOf(best);
  const rung = GIF_RUNGS[best]!;
  const { colors, step } = fewerOptions(whole, rung, format.fps);
  const { width, height } = scaledSize(format, rung.scale);
  return `${width}×${height} at ${Math.round((format.fps / step) * 10) / 10} frames a second with ${colors} colours`;
}
