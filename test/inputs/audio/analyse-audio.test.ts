// Analysis of tracks that ffmpeg generates: clicks at a known tempo, tones of known pitch, silence, noise.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import type { ScenePlan } from '../../../src/contract/plan.ts';
import { analyseAudio, audioOverview, beatsOf } from '../../../src/engine/inputs/audio/analyse-audio.ts';
import { createAudioReader } from '../../../src/engine/frame/features/audio-reader.ts';
import { planFeatures } from '../../../src/engine/inputs/audio/plan-features.ts';
import { bundledFfmpeg } from '../../../src/engine/machine/ffmpeg/find-ffmpeg.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'glyphreel-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const cacheDir = path.join(folder, 'cache');
const MEDIA = fileURLToPath(new URL('../../../../shared/media/', import.meta.url));

function track(name: string, ...args: string[]): string {
  const file = path.join(folder, name);
  if (!existsSync(file))
    execFileSync(bundledFfmpeg() as string, ['-v', 'error', '-f', 'lavfi', '-i', ...args, '-y', file]);
  return file;
}

/** A falling burst of noise and tone on every beat, the first at `start`. */
const clicks = (bpm: number, start: number, seconds: number) =>
  track(
    `clicks-${bpm}.wav`,
    `aevalsrc=exprs='if(gte(t,${start}),(0.6*sin(2*PI*90*t)+0.4*(random(0)*2-1))*exp(-18*mod(t-${start},${60 / bpm})),0)':s=44100:d=${seconds}`,
  );

async function read(file: string, frames: number, more: object = {}) {
  return createAudioReader(await analyseAudio(file, { fps: 24, frames, cacheDir, ...more }));
}
const mean = (reader: Awaited<ReturnType<typeof read>>, name: string, from: number, to: number) => {
  let sum = 0;
  for (let frame = from; frame < to; frame++) sum += reader.get(name, frame);
  return sum / (to - from);
};

test('finds the tempo and beats of clicks to within a third of a frame', async () => {
  for (const [bpm, start] of [
    [128, 0.31],
    [96, 0.1],
    [150, 0.05],
  ]) {
    const found = await beatsOf(clicks(bpm, start, 20), { cacheDir });
    expect(found?.tempo, `${bpm}`).toBeGreaterThan(bpm * 0.998);
    expect(found?.tempo).toBeLessThan(bpm * 1.002);
    for (const time of found?.times.filter((beat) => beat > 1 && beat < 19) ?? []) {
      const beat = ((time - start) * bpm) / 60;
      expect(Math.abs(beat - Math.round(beat)) * (60 / bpm)).toBeLessThan(0.014);
    }
  }
});

test('finds no beats in noise and silence', async () => {
  expect(await beatsOf(track('noise.wav', 'anoisesrc=d=8:c=pink:a=0.3:seed=4'), { cacheDir })).toBeNull();
  expect(await beatsOf(track('silence.wav', 'anullsrc=r=44100:cl=mono', '-t', '4'), { cacheDir })).toBeNull();
});

test('gives 0 for silence and after the end', async () => {
  const silent = await read(track('silence.wav', 'anullsrc=r=44100:cl=mono', '-t', '4'), 96);
  const names = [
    'rms',
    'sub',
    'bass',
    'lowmid',
    'mid',
    'highmid',
    'high',
    'bassRatio',
    'centroid',
    'flatness',
    'flux',
    'beat',
    'decay',
  ];
  for (const name of names) expect(mean(silent, name, 0, 96), name).toBe(0);
  expect(Array.from(silent.spectrum(10)).every((level) => level === 0)).toBe(true);
  expect(silent.get('tempo', 10)).toBe(120);
  const clicked = await read(clicks(128, 0.31, 20), 1000);
  for (const name of names) expect(mean(clicked, name, 490, 1000), name).toBe(0);
});

test('shows a tone in its band, its centroid and its spectrum, and keeps its wave still', async () => {
  for (const [hz, band] of [
    [40, 'sub'],
    [150, 'bass'],
    [370, 'lowmid'],
    [1000, 'mid'],
    [3000, 'highmid'],
    [8000, 'high'],
  ] as const) {
    const reader = await read(track(`tone-${hz}.wav`, `sine=frequency=${hz}:duration=3`), 72);
    const ratios = ['sub', 'bass', 'lowmid', 'mid', 'highmid', 'high'].map((name) =>
      mean(reader, `${name}Ratio`, 24, 60),
    );
    expect(ratios.indexOf(Math.max(...ratios)), `${hz} Hz`).toBe(
      ['sub', 'bass', 'lowmid', 'mid', 'highmid', 'high'].indexOf(band),
    );
    expect(mean(reader, 'rms', 24, 60)).toBeGreaterThan(0.9);
    expect(mean(reader, 'flatness', 24, 60)).toBeLessThan(0.2);
    const spectrum = Array.from(reader.spectrum(30));
    const bin = spectrum.indexOf(Math.max(...spectrum));
    expect(30 * (16000 / 30) ** ((bin + 0.5) / 128)).toBeGreaterThan(hz * 0.85);
    expect(30 * (16000 / 30) ** ((bin + 0.5) / 128)).toBeLessThan(hz * 1.2);
  }
  const low = await read(track('tone-150.wav', 'sine=frequency=150:duration=3'), 72),
    high = await read(track('tone-8000.wav', 'sine=frequency=8000:duration=3'), 72);
  expect(mean(high, 'centroid', 24, 60)).toBeGreaterThan(mean(low, 'centroid', 24, 60) + 0.5);
  const before = Array.from(low.waveform(30));
  const difference = Array.from(low.waveform(31)).reduce((sum, value, i) => sum + Math.abs(value - before[i]), 0) / 512;
  expect(Math.max(...before)).toBeGreaterThan(0.4);
  expect(difference).toBeLessThan(0.03);
});

test('quantises values, repeats them exactly, and moves only the beats with `bpm`', async () => {
  const file = clicks(96, 0.1, 20);
  const reader = await read(file, 240),
    again = await read(file, 240),
    steady = await read(file, 240, { bpm: 60 });
  for (let frame = 0; frame < 240; frame++) {
    expect(Number.isInteger(reader.get('bass', frame) * 1024)).toBe(true);
    expect(again.get('bass', frame)).toBe(reader.get('bass', frame));
    expect(steady.get('bass', frame)).toBe(reader.get('bass', frame));
    expect(steady.get('beat', frame)).toBe(frame % 24 === 0 ? 1 : 0);
  }
  expect(steady.get('tempo', 5)).toBe(60);
});

test('keeps one track and structure per content and one feature file per frame rate', async () => {
  const here = path.join(folder, 'own-cache');
  const file = clicks(128, 0.31, 20);
  await audioOverview(file, { cacheDir: here });
  const copy = path.join(folder, 'copy.wav');
  writeFileSync(copy, (await import('node:fs')).readFileSync(file));
  await analyseAudio(copy, { fps: 24, frames: 10, cacheDir: here });
  const kept = () =>
    readdirSync(path.join(here, 'audio'))
      .map((name) => path.extname(name))
      .sort();
  expect(kept()).toEqual(['.features', '.pcm', '.structure']);
  await analyseAudio(copy, { fps: 30, frames: 10, cacheDir: here });
  expect(kept()).toEqual(['.features', '.features', '.pcm', '.structure']);
});

test('loads a range of the detail', async () => {
  const file = clicks(150, 0.05, 20);
  const whole = await read(file, 400);
  const part = await read(file, 400, { detail: { first: 120, frames: 10 } });
  expect(part.features.detailRows).toBe(10);
  expect(part.features.buffer.byteLength).toBeLessThan(whole.features.buffer.byteLength / 4);
  for (const frame of [120, 125, 129]) {
    expect(Array.from(part.spectrum(frame))).toEqual(Array.from(whole.spectrum(frame)));
    expect(Array.from(part.waveform(frame))).toEqual(Array.from(whole.waveform(frame)));
  }
  expect(part.get('rms', 5)).toBe(whole.get('rms', 5));
});

test('gives the length and a wave for the timeline', async () => {
  const { seconds, wave } = await audioOverview(clicks(96, 0.1, 20), { cacheDir });
  expect(seconds).toBeCloseTo(20, 2);
  expect(wave.length).toBe(200);
  expect(Math.max(...wave)).toBe(1);
});

test('analyses real songs and films, if the media folder is there', async () => {
  if (!existsSync(MEDIA)) return;
  expect((await beatsOf(path.join(MEDIA, 'drums.mp3'), { cacheDir }))?.tempo).toBeCloseTo(150, 0);
  expect((await audioOverview(path.join(MEDIA, 'flower.mp4'), { cacheDir })).seconds).toBeGreaterThan(5);
});

test('gives a scene played alone its own part of the track', async () => {
  const file = clicks(96, 0.1, 20);
  const plan = {
    audio: { written: 'a', path: file },
    bpm: null,
    format: { fps: 24 },
    scenes: [
      { name: 'a', length: { seconds: 2 } },
      { name: 'b', length: { seconds: 3 } },
    ],
    segments: [
      { number: 1, scene: 'a', start: 0, end: 2 },
      { number: 2, scene: 'b', start: 2, end: 5 },
    ],
  } as unknown as ScenePlan;
  const whole = createAudioReader(await planFeatures(plan, { cacheDir })),
    alone = createAudioReader(await planFeatures(plan, { cacheDir, scene: 'b' }));
  expect(alone.features.frames).toBe(72);
  for (const frame of [0, 7, 30, 71]) {
    expect(alone.get('bass', frame)).toBe(whole.get('bass', frame + 48));
    expect(alone.get('beat', frame)).toBe(whole.get('beat', frame + 48));
    expect(Array.from(alone.spectrum(frame))).toEqual(Array.from(whole.spectrum(frame + 48)));
  }
});

test('reads a trimmed track from exactly its start', async () => {
  const file = clicks(96, 0.1, 20);
  // 2.2 s is no whole number of frames at 24 fps.
  const trimmed = await read(file, 240, { from: 2.2 });
  const shifted = track('shifted.wav', `amovie=filename='${file}',atrim=start=2.2,asetpts=PTS-STARTPTS`);
  const whole = await read(shifted, 240);
  for (let frame = 30; frame < 240; frame++) {
    expect(trimmed.get('bass', frame)).toBeCloseTo(whole.get('bass', frame), 1);
    expect(trimmed.get('rms', frame)).toBeCloseTo(whole.get('rms', frame), 1);
  }
  const beats = Array.from(trimmed.features.beats).slice(0, 3);
  for (const [i, beat] of beats.entries()) expect(beat).toBeCloseTo(0.4 + i * 0.625, 1);
});

test('repeats a looped track and its beats', async () => {
  const looped = await read(clicks(96, 0.1, 20), 24 * 50, { from: 10, loop: true });
  for (let frame = 0; frame < 200; frame++) expect(looped.get('bass', frame + 240)).toBe(looped.get('bass', frame));
  expect(looped.get('rms', 24 * 45 + 5)).toBe(looped.get('rms', 24 * 5 + 5));
  expect(looped.features.beats.length).toBeGreaterThan(75);
  expect(Array.from(looped.spectrum(245))).toEqual(Array.from(looped.spectrum(5)));
});

test('moves the steady beat by an offset', async () => {
  const steady = await read(clicks(96, 0.1, 20), 240, { bpm: 60, beatOffset: 2.5 });
  for (let frame = 0; frame < 240; frame++) expect(steady.get('beat', frame)).toBe(frame % 24 === 12 ? 1 : 0);
  expect([59, 60, 155, 156].map((frame) => steady.get('barIndex', frame))).toEqual([0, 0, 0, 1]);
  expect([59, 60, 155, 156].map((frame) => steady.get('bar', frame))).toEqual([0, 1, 0, 1]);
});
