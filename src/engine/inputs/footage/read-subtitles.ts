// The subtitle track of a film as SubRip text: what `captions:` with the name of footage shows.

import { captionsUnreadable, interrupted, noFfmpeg } from '../../errors/render-errors.ts';
import { exitWords, lastWords } from '../../machine/ffmpeg/ffmpeg-words.ts';
import { INPUT_LIMITS } from '../../machine/ffmpeg/input-limits.ts';
import { QUIET, runFfmpeg } from '../../machine/ffmpeg/run-ffmpeg.ts';

export interface SubtitleOptions {
  ffmpegPath: string;
  signal?: AbortSignal | undefined;
}

/** Of the first track that is text. Rejects with a RenderError where there is none. */
export async function readSubtitles(path: string, { ffmpegPath, signal }: SubtitleOptions): Promise<string> {
  const result = await runFfmpeg({
    ffmpegPath,
    args: [...QUIET, ...INPUT_LIMITS, '-i', `file:${path}`, '-map', '0:s:0', '-c:s', 'srt', '-f', 'srt', 'pipe:1'],
    ...(signal ? { signal } : {}),
  });
  if (signal?.aborted) throw interrupted();
  if (result.failure) throw noFfmpeg(`${ffmpegPath}: ${result.failure.message}`);
  if (result.ended || result.timedOut) throw captionsUnreadable(path, exitWords(result));
  if (/matches no streams/i.test(result.stderr)) throw captionsUnreadable(path, 'it has no subtitle track');
  if (result.code !== 0) throw captionsUnreadable(path, `ffmpeg says: ${lastWords(result.stderr).replace(/\.$/, '')}`);
  return result.stdout.toString('utf8');
}
