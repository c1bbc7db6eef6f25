// Decoded frames of a moving picture against the sketches of what was drawn.

import type { FrameFormat } from '../../../contract/render.ts';
import { frameDiffers, sketchDifference, sketchFrame } from '../frame-sketch.ts';
import type { PixelLayout } from '../frame-sketch.ts';
import type { Verification, VerifyTask } from '../output-format.ts';

export type Comparison = Pick<Verification, 'worstDifference' | 'wrongFrames' | 'faults'>;

export const NOT_COMPARED: Comparison = { worstDifference: 0, wrongFrames: [], faults: [] };

/** `canvasesOf` decodes the wanted frames, ascending; what it throws is a fault. `most`: levels that a frame may differ by. */
export async function compareCanvases(
  samples: VerifyTask['samples'],
  { width, height }: FrameFormat,
  { layout, most }: { layout: PixelLayout; most: number },
  canvasesOf: (
    wanted: readonly number[],
  ) => Iterable<{ frame: number; canvas: Uint8Array }> | AsyncIterable<{ frame: number; canvas: Uint8Array }>,
): Promise<Comparison> {
  const found: Comparison = { worstDifference: 0, wrongFrames: [], faults: [] };
  const sketches = new Map(samples.map(({ frame, sketch }) => [frame, sketch]));
  try {
    for await (const { frame, canvas } of canvasesOf([...sketches.keys()])) {
      const difference = sketchDifference(sketches.get(frame)!, sketchFrame(canvas, layout, width, height));
      found.worstDifference = Math.max(found.worstDifference, difference);
      if (difference <= most) continue;
      found.wrongFrames.push(frame);
      found.faults.push(frameDiffers(frame, difference));
    }
  } catch (error) {
    found.faults.push(`it cannot be decoded: ${error instanceof Error ? error.message : String(error)}`);
  }
  return found;
}
