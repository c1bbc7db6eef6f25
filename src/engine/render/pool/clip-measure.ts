// What is measured of a clip while its frames are drawn: brightness, light, sketches for verification, a picture of its middle, cost.

import type { ClipJob } from '../../../contract/clip-runner.ts';
import type { FrameFormat } from '../../../contract/render.ts';
import type { Renderer } from '../../frame/renderer/renderer.ts';
import type { Frame } from '../../kernels/frame.ts';
import { sketchFrame, thumbnail } from '../../outputs/frame-sketch.ts';
import type { PixelLayout } from '../../outputs/frame-sketch.ts';
import { encodeSmallJpeg } from '../../outputs/pictures/encode-jpeg.ts';
import type { ClipRecord } from '../cache/clip-cache.ts';
import { threadMs } from '../plan/frame-cost.ts';
import { createLightRecorder } from '../report/flashes/light-record.ts';

const THUMBNAIL_WIDTH = 320;
const THUMBNAIL_QUALITY = 82;

export interface ClipMeasure {
  /** A frame has been drawn and packed since `fromMs` of this thread's CPU time. */
  drawn(offset: number, frame: Frame, stats: ReturnType<Renderer['stats']>, fromMs: number): void;
  /** The same frame in one of the layouts. */
  packed(offset: number, pixels: Uint8Array, layout: PixelLayout): void;
  /** After the last frame: what is kept of an output with this layout. */
  record(layout: PixelLayout): Pick<ClipRecord, 'stats' | 'light' | 'samples' | 'thumbnail'>;
  /** Milliseconds a frame. */
  drawMs(): number;
}

/** Offsets of the frames that may be compared with what is decoded from the output. */
export const checkedFrames = ({ count }: ClipJob): number[] => [...new Set([0, count >> 1, count - 1])];

/** `layouts`: those of its outputs, in the order in which they are packed. */
export function measureClip(
  clip: ClipJob,
  { width, height, fps }: FrameFormat,
  layouts: readonly PixelLayout[],
): ClipMeasure {
  const stats = new Float32Array(clip.count * 4);
  const light = createLightRecorder(width, height, fps, clip.count);
  const checked = new Set(checkedFrames(clip));
  const samples = new Map(layouts.map((layout) => [layout, [] as ClipRecord['samples']]));
  const middle = clip.count >> 1;
  let picture = new Uint8Array(0);
  let drawMs = 0;
  return {
    drawn(offset, frame, { mean, max, p1, p99 }, fromMs) {
      light.add(offset, frame);
      stats.set([mean, max, p1, p99], offset * 4);
      // The first half includes the setup of its scene and code that is not optimised yet.
      if (offset >= middle) drawMs += (threadMs() - fromMs) / (clip.count - middle);
    },
    packed(offset, pixels, layout) {
      if (checked.has(offset))
        samples.get(layout)!.push({ offset, sketch: sketchFrame(pixels, layout, width, height) });
      if (offset !== middle || layout !== layouts[0]) return;
      const small = thumbnail(pixels, layout, width, height, Math.min(width, THUMBNAIL_WIDTH));
      picture = new Uint8Array(encodeSmallJpeg(small.rgba, small.width, small.height, THUMBNAIL_QUALITY));
    },
    record: (layout) => ({ stats, light: light.bytes, samples: samples.get(layout)!, thumbnail: picture }),
    drawMs: () => drawMs,
  };
}
