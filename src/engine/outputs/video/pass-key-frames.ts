// Decodes keyframes that lie close together, in one pass over their part of the video. A list of single frames (grab-key-frames.ts) opens
// the video anew for each: 2,000 clips of three frames took 83 s to check so, one after the other.

import { QUIET, runFfmpeg } from '../../machine/ffmpeg/run-ffmpeg.ts';
import { frameRate, rateText } from '../../machine/ffmpeg/frame-rate.ts';
import { PLAIN, rawArgs, rawBytes } from './decoding.ts';
import type { KeyFrames } from './grab-key-frames.ts';

/** As `grabKeyFrames`, where the frames may be as close as they like. Other keyframes between them are decoded too. */
export async function passKeyFrames(options: KeyFrames, width: number, height: number): Promise<Uint8Array[] | null> {
  const { ffmpegPath, video, frames, fps, signal, decoding = PLAIN } = options;
  const { num, den } = frameRate(fps);
  const size = rawBytes(decoding, width, height);
  // Times are counted from where reading begins, half a frame before the first.
  const from = Math.max(0, ((frames[0]! - 0.5) * den) / num);
  const moment = (frame: number): string => ((frame * den) / num - from).toFixed(6);
  const wanted = frames.map((frame) => `between(t,${moment(frame - 0.25)},${moment(frame + 0.25)})`).join('+');
  // Pictures that follow each other at the video's rate are neither dropped nor duplicated.
  const filter = `select='${wanted}',setpts=N/(${num}/${den}*TB)`;
  const { code, stdout } = await runFfmpeg({
    ffmpegPath,
    args: [
      ...[...QUIET, '-threads', '1', '-skip_frame', 'nokey', ...decoding.decoder],
      ...(from > 0 ? ['-ss', from.toFixed(6)] : []),
      ...['-i', video, '-map', '0:v:0', '-r', rateText({ num, den }), '-frames:v', String(frames.length)],
      ...rawArgs(decoding, filter),
      'pipe:1',
    ],
    ...(signal ? { signal } : {}),
    timeoutMs: 120_000,
  });
  if (code !== 0 || stdout.length !== frames.length * size) return null;
  return frames.map((_, i) => stdout.subarray(i * size, (i + 1) * size));
}
