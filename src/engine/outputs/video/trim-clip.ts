// Shortens clips to their first frames without encoding them again.

import { rm } from 'node:fs/promises';
import { exitWords, lastWords } from '../../machine/ffmpeg/ffmpeg-words.ts';
import { QUIET, runFfmpeg } from '../../machine/ffmpeg/run-ffmpeg.ts';

export interface ClipCut {
  /** Removed in the end. All its frames are keyframes. */
  source: string;
  target: string;
  /** Frames that stay. */
  frames: number;
}

/** `muxer`: arguments of the container. One ffmpeg writes all of them. Returns why that failed, or null. */
export async function trimClips(
  ffmpegPath: string,
  cuts: readonly ClipCut[],
  muxer: readonly string[],
): Promise<string | null> {
  const args = [
    ...QUIET,
    ...cuts.flatMap(({ source }) => ['-i', source]),
    ...cuts.flatMap(({ target, frames }, i) => [
      ...['-map', `${i}:v:0`, '-c', 'copy', '-frames:v', String(frames)],
      ...muxer,
      ...['-y', target],
    ]),
  ];
  const result = await runFfmpeg({ ffmpegPath, args, timeoutMs: 60_000 });
  await Promise.all(cuts.map(({ source }) => rm(source, { force: true })));
  return result.code === 0 ? null : `${exitWords(result)}, saying "${lastWords(result.stderr)}"`;
}
