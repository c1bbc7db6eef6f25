// Checksums of decoded pictures by their time. Decoders that are not exact may give other bits in another thread or after a seek:
// threads that draw compare what they decode with what the analysis got.

import { crc32 } from 'node:zlib';
import type { PictureData } from '../../frame/media/material.ts';

/** Plain data; both arrays have one value a picture, in the order of times. */
export interface PictureSums {
  /** Microseconds. */
  times: Float64Array;
  sums: Uint32Array;
}

export function pictureSum({ planes }: PictureData): number {
  let sum = 0;
  for (const { buffer, byteOffset, byteLength } of planes)
    sum = crc32(new Uint8Array(buffer, byteOffset, byteLength), sum);
  return sum;
}

/** Whether a picture is the one of that time. Pictures before the first and behind the last are not known, and pass. */
export function isSamePicture({ times, sums }: PictureSums, picture: PictureData): boolean {
  const time = picture.serial;
  if (times.length === 0 || time < times[0] || time > times[times.length - 1]) return true;
  let low = 0;
  let high = times.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle] < time) low = middle + 1;
    else high = middle;
  }
  return times[low] === time && sums[low] === pictureSum(picture);
}
