// A copy of footage whose decoder is not exact, as this machine decodes it: compressed without loss, so that every machine gets the same
// pictures from it. The copy counts only if decoding it gives what the analysis of the original has seen.

import { fileDigest } from '../../files/file-digest.ts';
import { INPUT_LIMITS } from '../../machine/ffmpeg/input-limits.ts';
import { QUIET, runFfmpeg } from '../../machine/ffmpeg/run-ffmpeg.ts';
import { analyseFootage } from './analyse-footage.ts';
import { decoderOptions } from './codecs.ts';
import { stampOf } from './file-stamp.ts';
import type { FootageAnalysis } from './footage.ts';
import type { FootageInfo } from './footage-info.ts';
import { probeFootage } from './probe-footage.ts';
import type { TimeRange } from './used-range.ts';

export interface CopyRequest {
  path: string;
  info: FootageInfo;
  /** Of the original. */
  analysis: FootageAnalysis;
  /** The part that the reel uses. */
  range: TimeRange;
  ffmpegPath: string;
  target: string;
  cacheDir: string;
  signal?: AbortSignal | undefined;
}

/** Every time is kept as it is; the option has another name in older versions. */
const KEEP_TIMES = [
  ['-fps_mode', 'passthrough'],
  ['-vsync', '0'],
];
/** Pictures that follow the used part: the time of the next one ends the last. */
const MARGIN_SECONDS = 1;

/** What is known of the copy; null where none was made that gives the same pictures. */
export async function losslessCopy(request: CopyRequest): Promise<FootageInfo | null> {
  const { ffmpegPath, target, analysis, range, cacheDir, signal } = request;
  for (const keepTimes of KEEP_TIMES) {
    const { code } = await runFfmpeg({
      ffmpegPath,
      args: copyArguments(request, keepTimes),
      writes: [target],
      ...(signal ? { signal } : {}),
    });
    if (code !== 0) continue;
    const info = await describeCopy(request);
    const again = await analyseFootage({
      path: target,
      info,
      ffmpegPath,
      stamp: stampOf(target),
      fileDigest: await fileDigest(target),
      range,
      cacheDir,
      signal,
    });
    return again.digest === analysis.digest ? info : null;
  }
  return null;
}

function copyArguments({ path, info, range, target }: CopyRequest, keepTimes: readonly string[]): string[] {
  const { stream } = info;
  const end = Math.max(0, info.start) + range.to + MARGIN_SECONDS;
  return [
    ...[...QUIET, '-copyts', ...INPUT_LIMITS, '-noautorotate', ...decoderOptions(stream)],
    ...['-i', `file:${path}`, '-map', `0:${stream.index}`, '-an', '-sn', '-dn'],
    // `full` on both sides changes no value; it only gives the pixel format the name that the codec knows.
    ...['-vf', `trim=end=${end.toFixed(6)}${isFull(stream.pixelFormat) ? `,scale=in_range=full:out_range=full` : ''}`],
    ...['-pix_fmt', plainFormat(stream.pixelFormat), '-c:v', 'ffv1', '-level', '3', '-g', '1', ...keepTimes],
    ...['-f', 'nut', '-y', target],
  ];
}

/** Older names of formats whose values use the full range. */
const isFull = (format: string): boolean => format.startsWith('yuvj');
const plainFormat = (format: string): string => format.replace(/^yuvj/, 'yuv');

async function describeCopy({ info, ffmpegPath, target, signal }: CopyRequest): Promise<FootageInfo> {
  const copy = await probeFootage(target, { ffmpegPath, signal });
  const { index, codec } = copy.stream;
  const { pixelFormat, range } = info.stream;
  return {
    ...info,
    container: copy.container,
    start: copy.start,
    isExact: true,
    stream: {
      ...info.stream,
      index,
      codec,
      pixelFormat: plainFormat(pixelFormat),
      range: isFull(pixelFormat) ? 'pc' : range,
      hasAlphaStream: false,
    },
  };
}
