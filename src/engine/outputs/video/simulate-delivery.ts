// Encodes a sample as it would be uploaded, encodes that again as a platform does for its viewers, and compares the result with what was
// drawn. x264 `medium` stands for the platforms' encoders, which are unknown.

import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Likeness } from '../../../contract/delivery.ts';
import type { FrameFormat } from '../../../contract/render.ts';
import { toolFailed } from '../../errors/render-errors.ts';
import { exitWords, lastWords } from '../../machine/ffmpeg/ffmpeg-words.ts';
import { frameRate, rateText } from '../../machine/ffmpeg/frame-rate.ts';
import { runFfmpeg } from '../../machine/ffmpeg/run-ffmpeg.ts';

export interface DeliverySample {
  ffmpegPath: string;
  format: Pick<FrameFormat, 'width' | 'height' | 'fps'>;
  /** Raw frames as they were drawn (RGB), and as they are encoded (planes at 4:2:0). */
  rgb: string;
  yuv420: string;
  frames: number;
  upload: { crf: number; maxKbps?: number };
  /** Kilobits a second that viewers get; null: the upload itself. */
  deliveredKbps: number | null;
  /** For the encoded files. */
  folder: string;
  signal?: AbortSignal;
}

export interface Delivered {
  likeness: Likeness;
  uploadKbps: number;
}

/** Platforms let a hard moment have more than the mean. */
const PEAK = 1.5;
/** BT.709, limited range: the matrix of what is encoded. */
const TO_444 = 'scale=out_color_matrix=bt709:out_range=tv,format=yuv444p';
const BACK_TO_444 = 'scale=flags=bicubic:in_color_matrix=bt709:out_color_matrix=bt709,format=yuv444p';

export async function simulateDelivery(sample: DeliverySample): Promise<Delivered> {
  const { format, frames, folder, upload, deliveredKbps } = sample;
  const uploaded = path.join(folder, 'upload.mp4');
  const delivered = path.join(folder, 'delivered.mp4');
  const raw = (pixels: string, file: string) => [
    ...['-f', 'rawvideo', '-pix_fmt', pixels, '-s', `${format.width}x${format.height}`],
    ...['-framerate', rateText(frameRate(format.fps)), '-i', file],
  ];
  await run(sample, [
    ...raw('yuv420p', sample.yuv420),
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', String(upload.crf)],
    ...(upload.maxKbps === undefined ? [] : ['-maxrate', `${upload.maxKbps}k`, '-bufsize', `${upload.maxKbps}k`]),
    ...['-pix_fmt', 'yuv420p', '-y', uploaded],
  ]);
  if (deliveredKbps !== null)
    await run(sample, [
      ...['-i', uploaded, '-c:v', 'libx264', '-preset', 'medium', '-b:v', `${deliveredKbps}k`],
      ...['-maxrate', `${deliveredKbps * PEAK}k`, '-bufsize', `${deliveredKbps * 2}k`, '-y', delivered],
    ]);
  const words = await run(sample, [
    ...['-i', deliveredKbps === null ? uploaded : delivered],
    ...raw('rgb24', sample.rgb),
    ...['-lavfi', `[0:v]${BACK_TO_444}[seen];[1:v]${TO_444}[drawn];[seen][drawn]ssim`, '-f', 'null', '-'],
  ]);
  const { size } = await stat(uploaded);
  return { likeness: likenessIn(words), uploadKbps: Math.round((size * 8) / 1000 / (frames / format.fps)) };
}

/** `SSIM Y:0.998217 (27.48) U:0.813 (7.3) V:0.883 (9.3) All:…`. */
function likenessIn(words: string): Likeness {
  const [, y, u, v] = /SSIM Y:([\d.]+)[^U]*U:([\d.]+)[^V]*V:([\d.]+)/.exec(words) ?? [];
  const read = (text: string | undefined) => Math.round(Number(text) * 1000) / 1000;
  if (v === undefined) throw new Error(`ffmpeg's ssim filter reported no likeness: ${lastWords(words)}`);
  return { y: read(y), u: read(u), v: read(v) };
}

/** Resolves with ffmpeg's messages. */
async function run({ ffmpegPath, signal, folder }: DeliverySample, args: string[]): Promise<string> {
  const result = await runFfmpeg({
    ffmpegPath,
    args: ['-hide_banner', '-nostdin', '-nostats', '-loglevel', 'info', ...args],
    ...(signal ? { signal } : {}),
  });
  signal?.throwIfAborted();
  if (result.code === 0) return result.stderr;
  throw toolFailed('encoding a sample', `${exitWords(result)}, saying "${lastWords(result.stderr)}"`, folder);
}
