// Brings an output below a number of bytes: it is encoded again at the bit rate that is left, and again at a lower one where it is still
// too large. Formats do the encoding (`shrink`).

import { rename, rm, stat } from 'node:fs/promises';
import { cannotShrink, outputTooLarge } from '../../errors/render-errors.ts';
import { partialName } from '../../files/write-atomic.ts';
import type { OutputFormat, ShrinkTask } from '../../outputs/output-format.ts';

/** Encoders miss their rate by a few percent; after these attempts no lower one is tried. */
const MOST_ATTEMPTS = 4;
/** Aimed below the limit by this share. */
const MARGIN = 0.985;

export interface FitTask extends Omit<ShrinkTask, 'source' | 'aimBytes'> {
  maxBytes: number;
  /** For messages. */
  output: string;
  /** What the format chose, in words. */
  onChosen?(chosen: string): void;
}

/** Resolves with whether the file was encoded again. Rejects with `input-limit` where no attempt fits. */
export async function fitSize(format: OutputFormat, task: FitTask): Promise<boolean> {
  const { maxBytes, target } = task;
  let { size } = await stat(target.path);
  if (target.pattern !== null || size <= maxBytes) return false;
  if (!format.shrink) throw cannotShrink(task.output, format.title);
  const source = `${partialName(target.path)}.whole`;
  await rename(target.path, source);
  try {
    let aimBytes = maxBytes * MARGIN;
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
      const before = size;
      const chosen = await format.shrink({ ...task, source, aimBytes });
      ({ size } = await stat(target.path));
      if (size <= maxBytes) {
        if (chosen) task.onChosen?.(chosen);
        return true;
      }
      // Asked for less, it came out the same: this is the least.
      if (attempt > 1 && size === before) break;
      aimBytes *= (maxBytes / size) * MARGIN;
    }
    throw outputTooLarge(task.output, size, maxBytes);
  } finally {
    await rm(source, { force: true });
  }
}
