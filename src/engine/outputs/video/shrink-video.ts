// Encodes a joined video again, in two passes where the encoder knows them, at the bit rate with which it has a given size. Sound, captions
// and chapters are copied.

import { rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { cannotShrink, diskFull, interrupted, toolFailed } from '../../errors/render-errors.ts';
import { exitWords, lastWords, saysDiskFull } from '../../machine/ffmpeg/ffmpeg-words.ts';
import { frameRate } from '../../machine/ffmpeg/frame-rate.ts';
import { runFfmpeg } from '../../machine/ffmpeg/run-ffmpeg.ts';
import { markVideo } from '../own-mark.ts';
import type { ShrinkTask } from '../output-format.ts';
import { CODECS, codecOf } from './codecs.ts';
import { markOf, muxerArgs } from './containers.ts';
import type { Container } from './containers.ts';
import type { EncoderSettings } from './encoder-args.ts';
import { COLOR_TAGS } from './encoder-settings.ts';
import { videoRateArgs } from './video-rate.ts';

/** What is slower than in clips, because each bit counts, and passes that the encoder knows. Absent: it has no bit rate. */
const ENCODERS: Partial<Record<EncoderSettings['encoder'], { args: readonly string[]; passes: 1 | 2 }>> = {
  libx264: { args: ['-preset', 'medium'], passes: 2 },
  libx265: { args: ['-preset', 'fast', '-x265-params', 'log-level=error'], passes: 1 },
  'libvpx-vp9': { args: ['-deadline', 'good', '-cpu-used', '5', '-row-mt', '1'], passes: 2 },
  'libaom-av1': { args: ['-strict', 'experimental', '-cpu-used', '8', '-row-mt', '1'], passes: 1 },
  libsvtav1: { args: ['-preset', '8'], passes: 1 },
};
const LEAST_KBPS = 20;

/** Throws `input-output` where the codec, or its alpha, does not take a bit rate. */
export async function shrinkVideo(task: ShrinkTask<EncoderSettings>, container: Container): Promise<void> {
  const { source, target, format, frames, aimBytes, settings, workDir } = task;
  const rate = frameRate(format.fps);
  const codec = codecOf(settings.encoder);
  const encoder = settings.isHardware ? CODECS[codec].software[0] : settings.encoder;
  const how = settings.alpha ? undefined : ENCODERS[encoder];
  if (!how) throw cannotShrink(target.path, settings.alpha ? 'a video with an alpha' : CODECS[codec].title);
  const seconds = (frames * rate.den) / rate.num;
  const others = await bytesWithoutVideo(task, container);
  const kbps = Math.max(LEAST_KBPS, Math.floor(((aimBytes - others) * 8) / 1000 / seconds));
  const statistics = path.join(workDir, 'two-pass');
  const encode = (pass: 1 | 2) => [
    ...['-c:v', encoder, ...how.args, '-b:v', `${kbps}k`],
    ...videoRateArgs(settings),
    ...['-g', String(settings.keyFrames ?? Math.max(1, Math.round((rate.num / rate.den) * 2)))],
    ...['-pix_fmt', 'yuv420p', ...COLOR_TAGS],
    ...(how.passes === 2 ? ['-pass', String(pass), '-passlogfile', statistics] : []),
  ];
  const video = ['-i', source, '-map', '0:v:0'];
  if (how.passes === 2) await run(task, [...video, ...encode(1), '-an', '-f', 'null', '-']);
  await run(task, [
    ...[...video, '-map', '0:a?', '-map', '0:s?', '-map_chapters', '0', ...encode(2), '-c:a', 'copy', '-c:s', 'copy'],
    ...(container.muxer === 'webm' ? [] : ['-movflags', '+faststart']),
    ...[...muxerArgs(container, codec, rate), '-y', target.path],
  ]);
  await markVideo(target.path, markOf(container));
}

/** Sound, captions, chapters and the container, measured by copying them. */
async function bytesWithoutVideo(task: ShrinkTask<EncoderSettings>, { muxer }: Container): Promise<number> {
  const alone = path.join(task.workDir, `without-video.${muxer}`);
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
    muxer,
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
