// The WAV file that a preview plays: the samples of the decoded track, smaller for long ones.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { mixSound } from '../../src/engine/inputs/audio/mix/mix-sound.ts';
import { openSoundTrack, readSamples } from '../../src/engine/inputs/audio/sound-track.ts';
import { bundledFfmpeg } from '../../src/engine/machine/ffmpeg/find-ffmpeg.ts';
import type { ScenePlan } from '../../src/contract/plan.ts';
import { previewAudio } from '../../src/engine/preview/preview-audio.ts';

const ffmpegPath = bundledFfmpeg() as string;
const folder = mkdtempSync(path.join(os.tmpdir(), 'glyphreel-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const options = { ffmpegPath, cacheDir: folder };

function make(name: string, source: string): string {
  const file = path.join(folder, name);
  execFileSync(ffmpegPath, ['-v', 'error', '-y', '-f', 'lavfi', '-i', source, file]);
  return file;
}

const planOf = (file: string): ScenePlan =>
  ({ audio: { written: 'a', path: file }, segments: [] }) as unknown as ScenePlan;

function read(bytes: Uint8Array): { rate: number; channels: number; samples: Int16Array } {
  const file = Buffer.from(bytes);
  expect(file.toString('latin1', 0, 4) + file.toString('latin1', 8, 16)).toBe('RIFFWAVEfmt ');
  expect(file.readUInt32LE(4)).toBe(file.length - 8);
  expect(file.readUInt32LE(40)).toBe(file.length - 44);
  return {
    rate: file.readUInt32LE(24),
    channels: file.readUInt16LE(22),
    samples: new Int16Array(new Uint8Array(file.subarray(44)).buffer),
  };
}

test('a short track is played sample for sample as a render muxes it', async () => {
  const file = make('short.wav', "aevalsrc=exprs='0.5*sin(2*PI*300*t)|0.3*sin(2*PI*500*t)':s=44100:d=1");
  const { bytes, mime, digest, wave, seconds } = (await previewAudio(planOf(file), options))!;
  const track = await openSoundTrack(file, options);
  expect([mime, digest, seconds]).toEqual(['audio/wav', track.digest, 1]);
  expect(Array.from(wave)).toHaveLength(10);
  expect(Math.max(...wave)).toBe(1);
  const { rate, channels, samples } = read(bytes);
  expect([rate, channels, samples.length]).toEqual([48000, 2, track.samples * 2]);
  const blocks: number[] = [];
  for await (const block of readSamples(track)) blocks.push(...block);
  expect(Array.from(samples)).toEqual(blocks);
});

test('a long track is mono at half the rate, and audible in opposite phase', async () => {
  const { bytes } = (await previewAudio(
    planOf(make('long.wav', "aevalsrc=exprs='0.5*sin(2*PI*300*t)|-0.5*sin(2*PI*300*t)':s=8000:d=301")),
    options,
  ))!;
  const { rate, channels, samples } = read(bytes);
  expect([rate, channels]).toEqual([24000, 1]);
  expect(samples.length / rate).toBeCloseTo(301, 2);
  expect(samples.subarray(0, 24000).reduce((peak, sample) => Math.max(peak, sample), 0) / 32768).toBeCloseTo(0.5, 1);
});

test('a trimmed track with a sound is played as the mix that a render muxes', async () => {
  const music = make('music.wav', "aevalsrc=exprs='0.2*sin(2*PI*300*t)|0.2*sin(2*PI*300*t)':s=48000:d=2");
  const hit = make('hit.wav', "aevalsrc=exprs='0.3*sin(2*PI*900*t)|0.3*sin(2*PI*900*t)':s=48000:d=0.2");
  const plan = {
    audio: { written: 'a', path: music, from: 0.5 },
    sounds: [{ media: { written: 'b', path: hit }, at: 0.5, volume: 1, pan: 0 }],
    segments: [{ end: 1 }],
  } as unknown as ScenePlan;
  const { bytes, seconds } = (await previewAudio(plan, options))!;
  expect(seconds).toBe(1);
  const mix = (await mixSound(plan, options))!;
  const blocks: number[] = [];
  for await (const block of readSamples(mix)) blocks.push(...block);
  expect(Array.from(read(bytes).samples)).toEqual(blocks);
});
