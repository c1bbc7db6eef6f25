// Small films made by ffmpeg for tests, and what tests ask of their pictures.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { PictureData } from '../../../src/engine/frame/media/material.ts';
import { createAccess } from '../../../src/engine/inputs/disk-access.ts';
import type { Footage } from '../../../src/engine/inputs/footage/footage.ts';
import source from '../../../src/engine/inputs/footage/source.ts';
import type { Opened } from '../../../src/engine/inputs/media-source.ts';
import { bundledFfmpeg } from '../../../src/engine/machine/ffmpeg/find-ffmpeg.ts';

const maker = bundledFfmpeg() as string;
/** The ffmpeg that decodes: the bundled one, unless GLYPHREEL_FFMPEG names another. */
export const ffmpegPath = process.env.GLYPHREEL_FFMPEG ?? maker;
export const folder = mkdtempSync(path.join(os.tmpdir(), 'glyphreel-footage-'));

/** Runs ffmpeg with `args` and the file's path behind them, once a name. */
export function film(name: string, ...args: string[]): string {
  const file = path.join(folder, name);
  if (!existsSync(file)) execFileSync(maker, ['-v', 'error', ...args, '-y', file]);
  return file;
}

/** Frame n is grey of luma 16 + 2n, so that a picture tells its number. */
export const numbered = (frames: number, rate = 25, size = '64x48'): string[] => [
  ...[
    '-f',
    'lavfi',
    '-t',
    String(frames / rate),
    '-i',
    `color=black:s=${size}:r=${rate},geq=lum='16+2*N':cb=128:cr=128`,
  ],
];

/** `keptBytes`: most bytes of decoded pictures to keep. */
export const openFootage = (file: string, keptBytes?: number): Promise<Opened<Footage>> =>
  source.open(file, {
    ...createAccess({ ffmpegPath }),
    ...(keptBytes === undefined ? {} : { keptPictureBytes: keptBytes }),
  });

/** Prepares and returns the picture at `seconds`. */
export async function pictureAt(footage: Footage, seconds: number): Promise<PictureData> {
  await footage.prepare(seconds);
  const picture = footage.at(seconds);
  if (!picture) throw new Error(`Expected a picture at ${seconds} s, but got none.`);
  return picture;
}

/** Number of a picture of `numbered`. */
export const numberOf = ({ planes, width, height }: PictureData): number =>
  Math.round((planes[0][(height >> 1) * width + (width >> 1)] - 16) / 2);

export function digestOf({ planes }: PictureData): string {
  const hash = createHash('sha256');
  for (const { buffer, byteOffset, byteLength } of planes) hash.update(new Uint8Array(buffer, byteOffset, byteLength));
  return hash.digest('hex').slice(0, 16);
}
