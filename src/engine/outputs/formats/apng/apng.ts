// APNG: a moving PNG, lossless and with alpha. Needs no ffmpeg.

import { open, readFile } from 'node:fs/promises';
import { PNG_COLOR_TYPES, PNG_SIGNATURE, pngChunk } from '../../../files/png-file.ts';
import { interrupted } from '../../../errors/render-errors.ts';
import { frameRate } from '../../../machine/ffmpeg/frame-rate.ts';
import { encodePng, FRAME_END, PNG_BYTES_PER_PIXEL } from '../../pictures/encode-png.ts';
import type { PngLayout } from '../../pictures/encode-png.ts';
import { compareCanvases, NOT_COMPARED } from '../../pictures/compare-canvases.ts';
import type { Comparison } from '../../pictures/compare-canvases.ts';
import { readRectangleClip } from '../../pictures/rectangle-clip.ts';
import type { RectangleFrame } from '../../pictures/rectangle-clip.ts';
import { shrinkPng } from '../../pictures/shrink-png.ts';
import type { ClipSettings, JoinTask, OutputFormat, VerifyTask } from '../../output-format.ts';
import { openApngClip } from './apng-clip.ts';
import type { ApngSettings } from './apng-settings.ts';
import { canvasesOf, parseApng } from './read-apng.ts';

const SETTINGS: ClipSettings = { encoder: 'apng', preset: 'lossless', crf: 0, isHardware: false };
const layoutOf = ({ alpha }: ApngSettings): PngLayout => (alpha ? 'rgba' : 'rgb');
/** Lossless: more than rounding is an error. */
const MOST_DIFFERENCE = 0.5;

export const apng: OutputFormat<ApngSettings> = {
  name: 'apng',
  title: 'APNG',
  extensions: ['.apng'],
  alsoExtensions: ['.png'],
  summary: 'a moving PNG, lossless and with alpha, without sound',
  doc: [
    'Lossless 8-bit RGB, or RGBA of a reel with `alpha: on`, that plays for ever in browsers and in most chats. Only what changes from frame to frame is in it. It is the largest of the moving pictures: choose it for short loops that must be exact or transparent.',
    'With `--format apng` the file may be named `.png`, which pages and chats accept that know no `.apng`; programs that do not know APNG show its first frame.',
  ].join('\n\n'),
  hasSound: false,
  isSequence: false,
  options: [],
  encoders: { always: [], forSound: [] },
  clipExtension: '.apngs',
  checkedFramesApart: 1,
  pixels: layoutOf,
  settings: async ({ alpha }) => (alpha ? { ...SETTINGS, alpha } : SETTINGS),
  openClip: openApngClip,
  join,
  async verify(task) {
    const { width, height, fps } = task.format;
    const { facts, frames } = parseApng(await readFile(task.target.path));
    const faults: string[] = [];
    if (facts.width !== width || facts.height !== height)
      faults.push(`expected ${width}x${height}, but found ${facts.width}x${facts.height}`);
    if (facts.frames !== task.frames || frames.length !== task.frames)
      faults.push(`expected ${task.frames} frames, but found ${frames.length}`);
    if (Math.abs(facts.seconds - task.frames / fps) > 0.001)
      faults.push(`expected ${(task.frames / fps).toFixed(3)} s, but found ${facts.seconds.toFixed(3)} s`);
    const compared = faults.length === 0 ? await compare(frames, task) : NOT_COMPARED;
    return {
      ...compared,
      frames: frames.length,
      seconds: facts.seconds,
      streams: [`apng ${facts.width}x${facts.height}`],
      faults: [...faults, ...compared.faults],
    };
  },
  async verifyClip(task) {
    const frames: RectangleFrame[] = [];
    try {
      for await (const frame of readRectangleClip(task.clip)) frames.push(frame);
    } catch (error) {
      return [`frame ${frames.length} cannot be read: ${error instanceof Error ? error.message : String(error)}`];
    }
    if (frames.length !== task.frames) return [`expected ${task.frames} frames, but found ${frames.length}`];
    return (await compare(frames, task)).faults;
  },
  async grab({ target, frame, width, format, settings }) {
    const layout = layoutOf(settings);
    const { frames } = parseApng(await readFile(target.path));
    const [found] = canvasesOf(frames, [frame], format, PNG_BYTES_PER_PIXEL[layout]);
    const picture = encodePng(found!.canvas, format.width, format.height, layout);
    return width === undefined ? picture : shrinkPng(picture, width);
  },
};

async function join({ clips, target, format, settings, signal }: JoinTask<ApngSettings>): Promise<void> {
  const { width, height } = format;
  const { num, den } = frameRate(format.fps);
  const file = await open(target.path, 'w');
  try {
    const header = Buffer.alloc(13);
    header.writeUInt32BE(width, 0);
    header.writeUInt32BE(height, 4);
    header.set([8, PNG_COLOR_TYPES[layoutOf(settings)], 0, 0, 0], 8);
    const count = clips.reduce((sum, { frames }) => sum + frames, 0);
    await file.appendFile(Buffer.concat([PNG_SIGNATURE, pngChunk('IHDR', header), pngChunk('acTL', words(count, 0))]));
    let sequence = 0;
    for (const clip of clips)
      for await (const { x, y, data, ...area } of readRectangleClip(clip.path)) {
        if (signal?.aborted) throw interrupted();
        const delay = Buffer.alloc(6);
        delay.writeUInt16BE(den, 0);
        delay.writeUInt16BE(num, 2);
        const control = Buffer.concat([words(sequence++, area.width, area.height, x, y), delay]);
        const isFirst = sequence === 1;
        const picture = isFirst ? pngChunk('IDAT', data) : pngChunk('fdAT', Buffer.concat([words(sequence++), data]));
        await file.appendFile(Buffer.concat([pngChunk('fcTL', control), picture]));
      }
    await file.appendFile(FRAME_END);
  } finally {
    await file.close();
  }
}

function words(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [i, value] of values.entries()) bytes.writeUInt32BE(value, i * 4);
  return bytes;
}

const compare = (
  frames: readonly RectangleFrame[],
  { samples, format, settings }: Pick<VerifyTask<ApngSettings>, 'format' | 'settings' | 'samples'>,
): Promise<Comparison> =>
  compareCanvases(samples, format, { layout: layoutOf(settings), most: MOST_DIFFERENCE }, (wanted) =>
    canvasesOf(frames, wanted, format, PNG_BYTES_PER_PIXEL[layoutOf(settings)]),
  );
