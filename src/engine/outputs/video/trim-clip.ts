// Shortens a clip to its first frames without encoding it again.

import { rm } from 'node:fs/promises';
import { exitWords, lastWords } from '../../machine/ffmpeg/ffmpeg-words.ts';
import { runFfmpeg } from '../../machine/ffmpeg/run-ffmpeg.ts';

/** `muxer`: arguments of the container. Moves the first `frames` of `source`, all keyframes, into `target`. Returns why that failed, or null. */
export async function trimClip(
  ffmpegPath: string,
  source: string,
  target: string,
  frames: number,
  muxer: readonly string[],
): Promise<string | null> {
  const args = [
    '-hide_banner',
    '-nostdin',
    '-nostats',
    '-loglevel',
    'error',
    '-i',
    source,
    '-map',
    '0:v:0',
    '-c',
    'copy',
    '-frames:v',
    String(frames),
    ...muxer,
    '-y',
    target,
  ];
  const result = await runFfmpeg({ ffmpegPath, args, timeoutMs: 60_000 });
  await rm(source, { force: true });
  return result.code === 0 ? null : `${exitWords(result)}, saying "${lastWords(result.stderr)}"`;
}
