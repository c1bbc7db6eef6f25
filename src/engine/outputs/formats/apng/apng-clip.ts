// A clip of an APNG: rectangles of filtered rows, deflated.

import { deflateRows, PNG_BYTES_PER_PIXEL } from '../../pictures/encode-png.ts';
import { openRectangleClip } from '../../pictures/rectangle-clip.ts';
import type { ClipTask, ClipWriter } from '../../output-format.ts';
import type { ApngSettings } from './apng-settings.ts';

export function openApngClip(task: ClipTask<ApngSettings>): ClipWriter {
  const layout = task.settings.alpha ? 'rgba' : 'rgb';
  return openRectangleClip(task, {
    size: PNG_BYTES_PER_PIXEL[layout],
    encode: (pixels, { width, height }) => deflateRows(pixels, width, height, layout),
  });
}
