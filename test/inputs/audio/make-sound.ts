// Media that the bundled ffmpeg makes for tests of sound: a tone of 0.2 s at 0.5 s in two seconds of silence, in any format.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { bundledFfmpeg } from '../../../src/engine/machine/ffmpeg/find-ffmpeg.ts';
import { readSamples } from '../../../src/engine/inputs/audio/sound-track.ts';
import type { SoundTrack } from '../../../src/engine/inputs/audio/sound-track.ts';

export const ffmpegPath = bundledFfmpeg() as string;
export const newFolder = (): string => mkdtempSync(path.join(os.tmpdir(), 'glyphreel-test-'));

export const BURST =
  "aevalsrc=exprs='if(between(t,0.5,0.7),0.6*sin(2*PI*440*t),0)|if(between(t,0.5,0.7),0.6*sin(2*PI*550*t),0)':s=44100:d=2";
export const PICTURE = 'testsrc=s=64x64:r=24:d=3';

export function ffmpeg(...args: string[]): void {
  execFileSync(ffmpegPath, ['-v', 'error', '-y', ...args]);
}

/** The burst in the format of the file's name. */
export function burst(folder: string, name: string, ...args: string[]): string {
  const file = path.join(folder, name);
  ffmpeg('-f', 'lavfi', '-i', BURST, ...args, file);
  return file;
}

export function joinFiles(folder: string, name: string, files: readonly string[]): string {
  const file = path.join(folder, name);
  writeFileSync(file, Buffer.concat(files.map((part) => readFileSync(part))));
  return file;
}

/** Seconds at which the sound sets in after at least 0.1 s below a third of its peak. */
export async function onsets(track: SoundTrack): Promise<number[]> {
  const levels: number[] = [];
  for await (const block of readSamples(track))
    for (let i = 0; i < block.length; i += 2) levels.push(Math.max(Math.abs(block[i]), Math.abs(block[i + 1])));
  const threshold = levels.reduce((peak, level) => Math.max(peak, level), 0) * 0.3;
  const found: number[] = [];
  let last = -Infinity;
  for (const [i, level] of levels.entries()) {
    if (level <= threshold) continue;
    if (i - last > 4800) found.push(i / 48000);
    last = i;
  }
  return found;
}
