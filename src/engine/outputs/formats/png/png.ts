// PNG sequence: one lossless picture per frame. Needs no ffmpeg.

import { mkdir, open, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createCanvas, loadImage } from '../../../machine/native/canvas.ts';
import type { FrameFormat } from '../../../../contract/render.ts';
import { interrupted } from '../../../errors/render-errors.ts';
import { frameDiffers, sketchDifference, sketchFrame } from '../../frame-sketch.ts';
import type { Sketch } from '../../frame-sketch.ts';
import { encodePng } from '../../pictures/encode-png.ts';
import type { PngLayout } from '../../pictures/encode-png.ts';
import type {
  ClipSettings,
  JoinTask,
  OutputFormat,
  Verification,
  VerifyClipTask,
  VerifyTask,
} from '../../output-format.ts';
import { frameFile } from '../../output-target.ts';
import { PNG_END, PNG_SIGNATURE } from '../../../files/png-file.ts';
import { shrinkPng } from '../../pictures/shrink-png.ts';
import { openPngClip, readPngClip } from './png-clip.ts';
import type { PngSettings } from './png-settings.ts';

const SETTINGS: ClipSettings = { encoder: 'png', preset: 'lossless', crf: 0, isHardware: false };
const layoutOf = ({ alpha }: PngSettings): PngLayout => (alpha ? 'rgba' : 'rgb');

/** Lossless: more than rounding is an error. */
const MOST_DIFFERENCE = 0.5;

export const png: OutputFormat<PngSettings> = {
  name: 'png',
  title: 'PNG sequence',
  extensions: ['.png'],
  summary: 'a folder of PNG files, one per frame, without sound',
  doc: [
    'Lossless 8-bit RGB, or RGBA of a reel with `alpha: on`, one file per frame, for editors and compositors. `%05d` in the name is the number of the frame, which starts at 1; without it `-o` names the folder and the files are `%05d.png`.',
    'The folder appears when all frames are in it. A folder from an earlier render is replaced; one that holds anything else is refused. There is no sound in it, and ffmpeg is needed only where the reel follows an audio file.',
  ].join('\n\n'),
  hasSound: false,
  isSequence: true,
  hasStill: true,
  options: [],
  encoders: { always: [], forSound: [] },
  clipExtension: '.pngs',
  checkedFramesApart: 1,
  pixels: layoutOf,
  settings: async ({ alpha }) => (alpha ? { ...SETTINGS, alpha } : SETTINGS),
  still: async (pixels, { width, height }, settings) => encodePng(pixels, width, height, layoutOf(settings)),
  openClip: openPngClip,
  join,
  verify,
  verifyClip,
  async grab({ target, frame, width }) {
    const picture = await readFile(frameFile(target, frame)).catch(() => null);
    return picture && width !== undefined ? shrinkPng(picture, width) : picture;
  },
};

async function join({ clips, target, signal }: JoinTask): Promise<void> {
  await mkdir(target.path, { recursive: true });
  let frame = 0;
  for (const clip of clips) {
    for await (const picture of readPngClip(clip.path)) {
      if (signal?.aborted) throw interrupted();
      await writeFile(frameFile(target, frame++), picture);
    }
  }
}

async function verify({
  target,
  format,
  frames,
  samples,
  signal,
  settings,
}: VerifyTask<PngSettings>): Promise<Verification> {
  const { width, height, fps } = format;
  const faults: string[] = [];
  const found = (await readdir(target.path)).length;
  if (found !== frames) faults.push(`expected ${frames} pictures, but found ${found}`);
  for (let frame = 0; frame < frames && faults.length === 0 && !signal?.aborted; frame++)
    if (!(await isWhole(frameFile(target, frame))))
      faults.push(`${path.basename(frameFile(target, frame))} is missing or incomplete`);
  const wrongFrames: number[] = [];
  let worstDifference = 0;
  for (const { frame, sketch } of faults.length > 0 ? [] : samples) {
    if (signal?.aborted) break;
    const { difference, fault } = await compare(
      await readFile(frameFile(target, frame)),
      frame,
      sketch,
      format,
      layoutOf(settings),
    );
    worstDifference = Math.max(worstDifference, difference);
    if (fault === null) continue;
    wrongFrames.push(frame);
    faults.push(fault);
  }
  const streams = [`png ${width}x${height}`];
  return { frames: found, seconds: found / fps, streams, worstDifference, wrongFrames, faults };
}

async function verifyClip({ clip, frames, samples, format, settings }: VerifyClipTask<PngSettings>): Promise<string[]> {
  const faults: string[] = [];
  let count = 0;
  try {
    for await (const picture of readPngClip(clip)) {
      const sample = samples.find(({ frame }) => frame === count);
      const fault = sample && (await compare(picture, count, sample.sketch, format, layoutOf(settings))).fault;
      if (fault) faults.push(fault);
      count++;
    }
  } catch (error) {
    faults.push(`frame ${count} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (count !== frames) faults.push(`expected ${frames} frames, but found ${count}`);
  return faults;
}

/** A decoded picture against the sketch of what was drawn. */
async function compare(
  picture: Uint8Array,
  frame: number,
  sketch: Sketch,
  { width, height }: FrameFormat,
  layout: PngLayout,
): Promise<{ difference: number; fault: string | null }> {
  const pixels = await decode(picture, width, height, layout);
  if (!pixels) return { difference: 255, fault: `frame ${frame} could not be decoded` };
  const difference = sketchDifference(sketch, sketchFrame(pixels, layout, width, height));
  const isRight = difference <= MOST_DIFFERENCE;
  const fault = isRight ? null : frameDiffers(frame, difference);
  return { difference, fault };
}

/** Begins and ends as a PNG does. */
async function isWhole(file: string): Promise<boolean> {
  const handle = await open(file).catch(() => null);
  if (!handle) return false;
  try {
    const { size } = await handle.stat();
    const head = Buffer.alloc(PNG_SIGNATURE.length),
      tail = Buffer.alloc(PNG_END.length);
    await handle.read(head, 0, head.length, 0);
    await handle.read(tail, 0, tail.length, Math.max(0, size - tail.length));
    return head.equals(PNG_SIGNATURE) && tail.equals(PNG_END);
  } finally {
    await handle.close();
  }
}

/** Rows of pixels, or null where the picture cannot be decoded or has another size. */
async function decode(
  picture: Uint8Array,
  width: number,
  height: number,
  layout: PngLayout,
): Promise<Uint8Array | null> {
  try {
    const image = await loadImage(picture);
    if (image.width !== width || image.height !== height) return null;
    const context = createCanvas(width, height).getContext('2d');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, width, height);
    if (layout === 'rgba') return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    const rgb = new Uint8Array(width * height * 3);
    for (let from = 0, to = 0; to < rgb.length; from += 4) {
      rgb[to++] = data[from]!;
      rgb[to++] = data[from + 1]!;
      rgb[to++] = data[from + 2]!;
    }
    return rgb;
  } catch {
    return null;
  }
}
