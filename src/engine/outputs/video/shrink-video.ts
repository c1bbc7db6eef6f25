// Encodes a joined video again in two passes, at the bit rate with which it has a given size. Sound, captions and chapters are copied.

import { rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { diskFull, interrupted, toolFailed } from '../../errors/render-errors.ts';
import { exitWords, lastWords, saysDiskFull } from '../../machine/ffmpeg/ffmpeg-words.ts';
import { frameRate, trackTimescale } from '../../machine/ffmpeg/frame-rate.ts';
import { runFfmpeg } from '../../machine/ffmpeg/run-ffmpeg.ts';
import { markMp4 } from '../own-mark.ts';
import type { ShrinkTask } from '../output-format.ts';
import type { EncoderSettings } from './encoder-settings.ts';
import { COLOR_TAGS } from './encoder-settings.ts';
import { videoRateArgs } from './video-rate.ts';

/** Slower than that of clips: each bit counts. */
const PRESET = 'medium';
const LEAST_KBPS = 20;

export async function shrinkVideo(task: ShrinkTask<EncoderSettings>): Promise<void> {
  const { source, target, format, frames, aimBytes, settings, workDir } = task;
  const rate = frameRate(format.fps);
  const seconds = (frames * rate.den) / rate.num;
  const others = await bytesWithoutVideo(task);
  const kbps = Math.max(LEAST_KBPS, Math.floor(((aimBytes - others) * 8) / 1000 / seconds));
  const statistics = path.join(workDir, 'two-pass');
  const encode = (pass: 1 | 2) => [
    ...['-c:v', 'libx264', '-preset', PRESET, '-b:v', `${kbps}k`],
    ...videoRateArgs(settings),
    ...['-g', String(settings.keyFrames ?? Math.max(1, Math.round((rate.num / rate.den) * 2)))],
    ...['-pix_fmt', 'yuv420p', ...COLOR_TAGS, '-pass', String(pass), '-passlogfile', statistics],
  ];
  const video = ['-i', source, '-map', '0:v:0'];
  await run(task, [...video, ...encode(1), '-an', '-f', 'null', '-']);
  await run(task, [
    ...[...video, '-map', '0:a?', '-map', '0:s?', '-map_chapters', '0', ...encode(2), '-c:a', 'copy', '-c:s', 'copy'],
    ...[
      '-video_track_timescale',
      String(trackTimescale(rate)),
      '-movflags',
      '+faststart',
      '-f',
      'mp4',
      '-y',
      target.path,
    ],
  ]);
  await markMp4(target.path);
}

/** Sound, captions, chapters and the container, measured by copying them. */
async function bytesWithoutVideo(task: ShrinkTask<EncoderSettings>): Promise<number> {
  const alone = path.join(task.workDir, 'without-video.mp4');
  const copy = [
    '-i',
    task.source,
    '-map',
    '0',
    '-map',
    '-0:v',
    '-map',
    '-0:d?',
    '-c',
    'copy',
    '-f',
    'mp4',
    '-y',
    alone,
  ];
  const { code } = await runFfmpeg({ ffmpegPath: task.ffmpeg!.path, args: ['-hide_banner', '-nostdin', ...copy] });
  // Without sound and captions there is nothing to copy, and ffmpeg fails.
  const bytes = code === 0 ? (await stat(alone)).size : 0;
  await rm(alone, { force: true });
  // An index entry for each frame, and the header.
  return bytes + 16 * task.frames + 2048;
}

async function run({ ffmpeg, workDir, signal, target }: ShrinkTask, args: string[]): Promise<void> {
  const log = path.join(workDir, 'shrink.log');
  const result = await runFfmpeg({
    ffmpegPath: ffmpeg!.path,
    args: ['-hide_banner', '-nostdin', '-nostats', '-loglevel', 'info', ...args],
    log,
    ...(signal ? { signal } : {}),
  });
  if (signal?.aborted) throw interrupted();
  if (result.code === 0) return;
  if (saysDiskFull(result.stderr)) throw diskFull(target.path);
  throw toolFailed('fitting the size', `${exitWords(result)}, saying "${lastWords(result.stderr)}"`, log);
}
