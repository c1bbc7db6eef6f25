// Thumbnails of each segment for the timeline strip, from a renderer of their own with few glyphs and a low frame rate, so that
// seeking through long segments with state is quick.

import type { PreviewSource } from './preview-session.ts';
import { drawSmallPicture, type SmallPictureParts, smallSize } from './small-picture.ts';

export interface Thumbnail {
  segment: number;
  jpeg: Uint8Array;
  width: number;
  height: number;
}

const MOST = 48;
/** Position of the picture within a segment: past the transition, before the end. */
const PLACE = 0.55;
const RATE = 6;

export async function drawThumbnails(
  { plan }: PreviewSource,
  width: number,
  parts: SmallPictureParts,
): Promise<Thumbnail[]> {
  const size = smallSize(width, plan.format);
  const format = {
    ...size,
    fps: RATE,
    gridScale: 0.4,
    shaders: 'standard' as const,
    particles: 200,
    particleLevel: 'low' as const,
  };
  const renderer = await parts.createRenderer({ plan, format, audio: parts.audio });
  const pictures: Thumbnail[] = [];
  try {
    const every = Math.max(1, Math.ceil(renderer.segments.length / MOST));
    for (const { segment, first, count } of renderer.segments) {
      if ((segment - 1) % every !== 0 || count < 1) continue;
      const frame = first + Math.floor(count * PLACE);
      const jpeg = await drawSmallPicture(renderer, frame, { hasAlpha: plan.alpha === true, ...size }, parts);
      if (!jpeg) break;
      pictures.push({ segment, jpeg, ...size });
    }
  } finally {
    renderer.dispose();
  }
  return pictures;
}
