// What is known of a moving WebP, which is read without ffmpeg.

import { footageUnreadable } from '../../errors/render-errors.ts';
import { readRegularFile } from '../../files/regular-file.ts';
import type { FootageInfo } from './footage-info.ts';
import { readMovingWebp } from './webp-frames.ts';

/** Name of the container in `FootageInfo`. */
export const WEBP = 'webp';
const MAX_BYTES = 256 * 1024 * 1024;
const IS_ANIMATED = 0x02;

/** By the first bytes of a file, as Latin-1. */
export const isMovingWebp = (head: string): boolean =>
  /^RIFF[^]{4}WEBPVP8X/.test(head) && (head.charCodeAt(20) & IS_ANIMATED) !== 0;

/** Rejects with a RenderError where no picture is whole. */
export async function readWebpInfo(path: string): Promise<FootageInfo> {
  const { width, height, frames, isCutOff } = readMovingWebp(await readRegularFile(path, MAX_BYTES));
  if (frames.length === 0) throw footageUnreadable(path, 'none of its pictures is whole');
  const seconds = frames.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / 1000;
  const fps = frames.length / seconds;
  return {
    container: WEBP,
    stream: {
      ...{ index: 0, codec: 'webp', pixelFormat: 'rgba', range: 'pc', matrix: null, primaries: null, transfer: null },
      ...{
        width,
        height,
        sampleAspect: 1,
        fps,
        fieldOrder: null,
        rotation: 0,
        isMirrored: false,
        hasAlphaStream: false,
      },
    },
    ...{ start: 0, seconds, frames: frames.length, fps, hasSound: false, hasCaptions: false, isExact: true },
    warnings: isCutOff ? [`It is cut off after ${frames.length} pictures.`] : [],
  };
}
