// Moving WebP: lossy or lossless, with alpha. Needs no ffmpeg.

import { open, readFile } from 'node:fs/promises';
import { createCanvas, imageData } from '../../../machine/native/canvas.ts';
import { interrupted } from '../../../errors/render-errors.ts';
import { readMovingWebp } from '../../../inputs/footage/webp-frames.ts';
import { markWebp } from '../../own-mark.ts';
import { encodePng } from '../../pictures/encode-png.ts';
import { compareCanvases, NOT_COMPARED } from '../../pictures/compare-canvases.ts';
import type { Comparison } from '../../pictures/compare-canvases.ts';
import { openRectangleClip, readRectangleClip } from '../../pictures/rectangle-clip.ts';
import { shrinkPng } from '../../pictures/shrink-png.ts';
import type { JoinTask, OutputFormat, VerifyTask } from '../../output-format.ts';
import { type StillFrame, webpCanvases } from './webp-canvases.ts';
import { webpFrame, webpHead } from './webp-file.ts';
import type { WebpSettings } from './webp-settings.ts';

const RGBA = 4;
/** Levels of the sketch: what the loss of `quality` does to the mean of a block. */
const MOST_DIFFERENCE = 4;
/** Of the quality that is asked for, or of the profile's rate factor. */
const qualityOf = (asked: number | null, crf: number): number => asked ?? Math.max(60, Math.min(95, 108 - crf));

export const webp: OutputFormat<WebpSettings> = {
  name: 'webp',
  title: 'Moving WebP',
  extensions: ['.webp'],
  summary: 'a moving WebP, with alpha, without sound',
  doc: [
    'A picture that moves in every browser and in most chats, lossy or with `--webp-quality 100` lossless, with the alpha of a reel with `alpha: on`. Only what changes from frame to frame is in it, and each frame is compressed by itself: it is smaller than a GIF where colours are soft, and larger where they are few and flat; a video is always smaller.',
    'ffmpeg 7 and older cannot read it. Times are whole milliseconds, distributed so that the length is right. `glyphreel still -o still.webp` writes a still picture.',
  ].join('\n\n'),
  hasSound: false,
  isSequence: false,
  options: [
    {
      name: 'webp-quality',
      summary: 'how much of a picture is kept; 100 is lossless',
      takes: { kind: 'number', min: 1, max: 100, what: 'a quality' },
      default: null,
    },
  ],
  encoders: { always: [], forSound: [] },
  clipExtension: '.webps',
  checkedFramesApart: 1,
  pixels: () => 'rgba',
  async settings({ crf, options, alpha }) {
    const asked = options['webp-quality'];
    const quality = qualityOf(typeof asked === 'number' ? asked : null, crf);
    return {
      encoder: 'libwebp',
      preset: quality === 100 ? 'lossless' : 'lossy',
      crf,
      quality,
      isHardware: false,
      ...(alpha ? { alpha } : {}),
    };
  },
  openClip: (task) =>
    openRectangleClip(task, {
      size: RGBA,
      align: 2,
      async encode(pixels, { width, height }) {
        const canvas = createCanvas(width, height);
        const data = new Uint8ClampedArray(pixels.buffer as ArrayBuffer, pixels.byteOffset, pixels.length);
        canvas.getContext('2d').putImageData(imageData(data, width, height), 0, 0);
        return canvas.encode('webp', task.settings.quality);
      },
    }),
  join,
  async verify(task) {
    const { width, height, fps } = task.format;
    const { frames, isCutOff, ...canvas } = readMovingWebp(await readFile(task.target.path));
    const seconds = frames.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / 1000;
    const faults: string[] = [];
    if (isCutOff) faults.push('it is cut off');
    if (canvas.width !== width || canvas.height !== height)
      faults.push(`expected ${width}x${height}, but found ${canvas.width}x${canvas.height}`);
    if (frames.length !== task.frames) faults.push(`expected ${task.frames} frames, but found ${frames.length}`);
    if (Math.abs(seconds - task.frames / fps) > 0.0015)
      faults.push(`expected ${(task.frames / fps).toFixed(3)} s, but found ${seconds.toFixed(3)} s`);
    const compared = faults.length === 0 ? await compare(frames, task) : NOT_COMPARED;
    return {
      ...compared,
      frames: frames.length,
      seconds,
      streams: [`webp ${canvas.width}x${canvas.height}`],
      faults: [...faults, ...compared.faults],
    };
  },
  async verifyClip(task) {
    const frames: StillFrame[] = [];
    try {
      for await (const { data, ...area } of readRectangleClip(task.clip)) frames.push({ ...area, file: data });
    } catch (error) {
      return [`frame ${frames.length} cannot be read: ${error instanceof Error ? error.message : String(error)}`];
    }
    if (frames.length !== task.frames) return [`expected ${task.frames} frames, but found ${frames.length}`];
    return (await compare(frames, task)).faults;
  },
  async grab({ target, frame, width, format }) {
    const { frames } = readMovingWebp(await readFile(target.path));
    for await (const { canvas } of webpCanvases(frames, [frame], format)) {
      const picture = encodePng(canvas, format.width, format.height, 'rgba');
      return width === undefined ? picture : shrinkPng(picture, width);
    }
    return null;
  },
};

async function join({ clips, target, format, settings, signal }: JoinTask<WebpSettings>): Promise<void> {
  const file = await open(target.path, 'w');
  try {
    const head = webpHead(format.width, format.height, settings.alpha === true);
    await file.appendFile(head);
    let bytes = head.length;
    let at = 0;
    const end = (frame: number): number => Math.round((frame * 1000) / format.fps);
    for (const clip of clips)
      for await (const frame of readRectangleClip(clip.path)) {
        if (signal?.aborted) throw interrupted();
        const chunk = webpFrame(frame, end(at + 1) - end(at));
        await file.appendFile(chunk);
        bytes += chunk.length;
        at++;
      }
    const mark = markWebp(bytes);
    await file.appendFile(mark);
    const length = Buffer.alloc(4);
    length.writeUInt32LE(bytes + mark.length - 8);
    await file.write(length, 0, 4, 4);
  } finally {
    await file.close();
  }
}

const compare = (
  frames: readonly StillFrame[],
  { samples, format }: Pick<VerifyTask<WebpSettings>, 'format' | 'samples'>,
): Promise<Comparison> =>
  compareCanvases(samples, format, { layout: 'rgba', most: MOST_DIFFERENCE }, (wanted) =>
    webpCanvases(frames, wanted, format),
  );
