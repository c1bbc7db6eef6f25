// How many frames of short clips one ffmpeg may encode. All encoders of a run stay open until it ends, so memory sets the limit: at 1080p
// x264 takes 60 MB for three frames and 145 MB for twelve, x265 200 MB and libvpx 350 MB.

import type { FrameFormat } from '../../../contract/render.ts';
import type { EncoderName } from './codecs.ts';
import type { EncoderSettings } from './encoder-args.ts';

/** Of all encoders of a run together. */
const MOST_BYTES = 400e6;
/**
 * Memory for each pixel of each frame. Encoders in hardware have few sessions, and those of AV1 start threads and take hundreds of
 * megabytes for one frame: a process each.
 */
const BYTES_PER_PIXEL: Partial<Record<EncoderName, number>> = {
  libx264: 10,
  libx265: 10,
  'libvpx-vp9': 16,
  prores_ks: 10,
};

export function mostRunFrames({ encoder }: EncoderSettings, { width, height }: FrameFormat): number {
  const bytes = BYTES_PER_PIXEL[encoder];
  return bytes === undefined ? 0 : Math.floor(MOST_BYTES / (width * height * bytes));
}
