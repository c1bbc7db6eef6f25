// The light of each frame of a clip as bytes: measured while frames are drawn, kept with the clip, and searched for flashes once all
// clips are there.

import type { Frame } from '../../../kernels/frame.ts';
import { createLightMeter, lightGrid } from '../../../frame/shade/light-tiles.ts';
import { LINEAR_MAX } from '../../../kernels/scalar/srgb.ts';
import { createStripeMeter } from './find-stripes.ts';

/** Stripes matter when they last half a second: they are looked for this often (seconds). */
const STRIPES_EVERY = 0.125;

/** Bytes of a frame: luminance of its tiles (255 is white), their saturated red (255 is pure red), and the share that is striped. */
export const recordBytes = (tiles: number): number => 2 * tiles + 1;

export interface LightRecorder {
  /** Measures frame `at` of the record. */
  add(at: number, frame: Frame): void;
  /** `recordBytes` for each frame. */
  readonly bytes: Uint8Array;
}

export function createLightRecorder(width: number, height: number, fps: number, frames: number): LightRecorder {
  const { columns, rows } = lightGrid(width, height);
  const count = columns * rows;
  const size = recordBytes(count);
  const bytes = new Uint8Array(frames * size);
  const stripes = createStripeMeter(width, height);
  const stripesEvery = Math.max(1, Math.floor(fps * STRIPES_EVERY));
  let meter: ReturnType<typeof createLightMeter> | null = null;
  let striped = 0;
  return {
    bytes,
    add(at, frame) {
      const { luminance, red } = (meter ??= createLightMeter(width, height, frame.stride))(frame);
      const from = at * size;
      for (let i = 0; i < count; i++) {
        bytes[from + i] = Math.round((luminance[i]! * 255) / LINEAR_MAX);
        bytes[from + count + i] = Math.round((red[i]! * 255) / LINEAR_MAX);
      }
      if (at % stripesEvery === 0) striped = Math.round(stripes(frame) * 255);
      bytes[from + 2 * count] = striped;
    },
  };
}
