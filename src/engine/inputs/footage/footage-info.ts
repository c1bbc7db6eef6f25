// What is known of a file before any of its pictures is decoded.

import type { VideoStream } from './stream-info.ts';

/** Plain data: it is shared with the threads that draw. */
export interface FootageInfo {
  container: string;
  stream: VideoStream;
  /** Of the container, in seconds: what ffmpeg adds to a seek. */
  start: number;
  /** From the timeline's zero to the end of the last picture, in seconds. */
  seconds: number;
  /** Null where the file was too large to count. */
  frames: number | null;
  fps: number;
  hasSound: boolean;
  hasCaptions: boolean;
  /** False for decoders whose results differ between versions and machines. */
  isExact: boolean;
  warnings: string[];
}
