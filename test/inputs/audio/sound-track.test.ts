// Decoded tracks of every kind of container: where the sound sets in, and how long the track is.

import { appendFileSync, copyFileSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { analyseAudio } from '../../../src/engine/inputs/audio/analyse-audio.ts';
import { createAudioReader } from '../../../src/engine/frame/features/audio-reader.ts';
import { findSoundTrack, openSoundTrack, readSamples } from '../../../src/engine/inputs/audio/sound-track.ts';
import { BURST, burst, ffmpeg, ffmpegPath, joinFiles, newFolder, onsets, PICTURE } from './make-sound.ts';

const folder = newFolder();
const cacheDir = path.join(folder, 'cache');
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const open = (file: string) => openSoundTrack(file, { ffmpegPath, cacheDir });

async function expectOnsets(file: string, expected: number[], seconds: number): Promise<void> {
  const track = await open(file);
  const found = await onsets(track);
  expect(found.length, `${path.basename(file)}: ${found.join(', ')}`).toBe(expected.length);
  for (const [i, onset] of found.entries()) expect(Math.abs(onset - expected[i]), `onset ${i}`).toBeLessThan(0.004);
  expect(Math.abs(track.seconds - seconds), `${path.basename(file)} is ${track.seconds} s`).toBeLessThan(0.03);
}

/** Late by 0.476 s against the picture; the encoder's own delay of 1024 samples is cut off or counted, as the container says. */
function late(name: string): string {
  const file = path.join(folder, name);
  ffmpeg(...['-itsoffset', '0.5', '-f', 'lavfi', '-i', BURST, '-f', 'lavfi', '-i', PICTURE], '-c:a', 'aac', file);
  return file;
}

describe('onsets and length', () => {
  test.each(['a.wav', 'a.flac', 'a.mp3', 'a.m4a', 'a.ogg', 'a.opus', 'a.mka'])('%s', async (name) => {
    await expectOnsets(burst(folder, name), [0.5], 2);
  });

  test('VBR MP3', () => expectOnsets(burst(folder, 'vbr.mp3', '-q:a', '4'), [0.5], 2));

  test.each(['late.mp4', 'late.mov', 'late.mkv', 'late.ts'])(
    '%s: sound that starts after the picture',
    async (name) => {
      await expectOnsets(late(name), [1], 2.5);
    },
  );

  test('fills a hole in the timestamps with silence', async () => {
    const first = burst(folder, 'first.mka', '-c:a', 'libopus');
    const list = path.join(folder, 'hole.txt');
    writeFileSync(list, `ffconcat version 1.0\nfile first.mka\nduration 2.6\nfile first.mka\n`);
    const file = path.join(folder, 'hole.webm');
    ffmpeg('-f', 'concat', '-safe', '0', '-i', list, '-c', 'copy', file);
    expect(statSync(first).size).toBeGreaterThan(0);
    await expectOnsets(file, [0.5, 3.1], 4.6);
  });

  test('reads all chains of an Ogg Vorbis file', async () => {
    const one = burst(folder, 'one.ogg');
    await expectOnsets(joinFiles(folder, 'chained.ogg', [one, one, one]), [0.5, 2.5, 4.5], 6);
  });

  test('reads chained Opus, and chains that change their codec, rate and layout', async () => {
    const opus = burst(folder, 'one.opus');
    const mono = burst(folder, 'mono.ogg', '-ar', '22050', '-ac', '1');
    const flac = burst(folder, 'flac.oga', '-c:a', 'flac');
    await expectOnsets(joinFiles(folder, 'chained.opus', [opus, opus]), [0.5, 2.5], 4);
    await expectOnsets(joinFiles(folder, 'mixed.ogg', [mono, opus, flac, mono]), [0.5, 2.5, 4.5, 6.5], 8);
  });

  test('reads all of an MP3 that changes its rate and layout', async () => {
    const parts = [
      burst(folder, 'r44.mp3'),
      burst(folder, 'r48.mp3', '-ar', '48000'),
      burst(folder, 'r22.mp3', '-ar', '22050', '-ac', '1'),
    ];
    const track = await open(joinFiles(folder, 'rates.mp3', parts));
    // Each part keeps the padding of its encoder, about 40 ms.
    expect((await onsets(track)).map((onset) => Math.round(onset * 10) / 10)).toEqual([0.5, 2.5, 4.6]);
    expect(track.seconds).toBeCloseTo(6.1, 1);
  });

  test('ignores a cover picture', async () => {
    const file = path.join(folder, 'cover.m4a');
    ffmpeg(
      ...['-f', 'lavfi', '-i', BURST, '-f', 'lavfi', '-i', 'testsrc=s=32x32:d=0.04', '-map', '0', '-map', '1'],
      ...['-c:a', 'aac', '-c:v', 'png', '-disposition:v', 'attached_pic', file],
    );
    await expectOnsets(file, [0.5], 2);
  });
});

/** A mono float WAV of two seconds at 8 kHz. */
function floatWav(name: string, sample: (t: number) => number): string {
  const samples = Float32Array.from({ length: 16000 }, (_, i) => sample(i / 8000));
  const raw = path.join(folder, `${name}.f32`);
  writeFileSync(raw, new Uint8Array(samples.buffer));
  const file = path.join(folder, name);
  ffmpeg('-f', 'f32le', '-ar', '8000', '-ac', '1', '-i', raw, '-c:a', 'pcm_f32le', file);
  return file;
}

const tone = (t: number) => (t >= 0.5 && t < 0.7 ? 0.6 * Math.sin(2 * Math.PI * 440 * t) : 0);

test.each([
  ['not a number', Number.NaN],
  ['infinite', Number.POSITIVE_INFINITY],
  ['too large', 1e30],
])('a sample that is %s leaves the rest as it is', async (name, bad) => {
  const file = floatWav(`${name}.wav`, (t) => (t === 1.5 ? bad : tone(t)));
  const features = createAudioReader(await analyseAudio(file, { fps: 24, frames: 48, ffmpegPath, cacheDir }));
  const rms = Array.from({ length: 48 }, (_, frame) => features.get('rms', frame));
  expect(rms[14]).toBeGreaterThan(0.9);
  expect(rms.slice(0, 11)).toEqual(Array(11).fill(0));
  expect(rms[30]).toBeLessThan(0.1);
  const clean = createAudioReader(
    await analyseAudio(floatWav('clean.wav', tone), { fps: 24, frames: 48, ffmpegPath, cacheDir }),
  );
  if (!(bad < Infinity && bad > 1)) expect(rms).toEqual(Array.from({ length: 48 }, (_, f) => clean.get('rms', f)));
});

test('keeps the level of mono, and does not take opposite phase for silence', async () => {
  const peak = async (file: string) => {
    let top = 0;
    for await (const block of readSamples(await open(file))) for (const sample of block) top = Math.max(top, sample);
    return top / 32768;
  };
  expect(await peak(floatWav('mono.wav', tone))).toBeCloseTo(0.6, 2);
  const anti = path.join(folder, 'anti.wav');
  ffmpeg('-f', 'lavfi', '-i', "aevalsrc=exprs='0.6*sin(2*PI*440*t)|-0.6*sin(2*PI*440*t)':s=48000:d=2", anti);
  const reader = createAudioReader(await analyseAudio(anti, { fps: 24, frames: 48, ffmpegPath, cacheDir }));
  for (const name of ['rms', 'lowmid'] as const) expect(reader.get(name, 24), name).toBeGreaterThan(0.9);
  expect(Math.max(...reader.waveform(24))).toBeGreaterThan(0.4);
});

test('does not take a track for silent that sounds for 1 % of its time', async () => {
  const file = floatWav('short.wav', (t) => (t >= 1 && t < 1.02 ? 0.5 * Math.sin(2 * Math.PI * 440 * t) : 0));
  const reader = createAudioReader(await analyseAudio(file, { fps: 60, frames: 120, ffmpegPath, cacheDir }));
  const rms = Array.from({ length: 120 }, (_, frame) => reader.get('rms', frame));
  expect(Math.max(...rms)).toBeGreaterThan(0.4);
  expect(rms.indexOf(rms.find((level) => level > 0.2)!)).toBe(60);
});

test('decodes again if a cached track is damaged or was swapped', async () => {
  const here = path.join(folder, 'bound');
  const [a, b] = [floatWav('a8.wav', tone), floatWav('b8.wav', (t) => tone(t - 0.5))];
  const options = { ffmpegPath, cacheDir: here };
  const [trackA, trackB] = [await openSoundTrack(a, options), await openSoundTrack(b, options)];
  copyFileSync(trackB.path, trackA.path);
  expect(await findSoundTrack(trackA.digest, options)).toBeNull();
  expect((await onsets(await openSoundTrack(a, options)))[0]).toBeCloseTo(0.5, 2);
  appendFileSync(trackB.path, 'x');
  expect((await onsets(await openSoundTrack(b, options)))[0]).toBeCloseTo(1, 2);
  expect(readdirSync(path.join(here, 'audio')).filter((name) => name.endsWith('.partial'))).toEqual([]);
});

describe('an ffmpeg that fails', () => {
  const script = (name: string, body: string) => {
    const file = path.join(folder, name);
    writeFileSync(file, `#!/bin/sh\n${body}\n`, { mode: 0o755 });
    return file;
  };
  afterEach(() => {
    delete process.env.GLYPHREEL_WATCHDOG_SECONDS;
  });

  test.runIf(process.platform !== 'win32').each([
    ['stops', 'sleep 600', /made no progress for 1 s/],
    ['writes messages without end', 'while true; do echo "some message about nothing at all"; done >&2', /messages/],
    ['is killed', 'kill -9 $$', /SIGKILL/],
  ])('and %s is told in a sentence', async (name, body, sentence) => {
    process.env.GLYPHREEL_WATCHDOG_SECONDS = '1';
    const file = floatWav('fails.wav', tone);
    const options = { ffmpegPath: script(`${name.replaceAll(' ', '-')}.sh`, body), cacheDir: path.join(folder, name) };
    await expect(openSoundTrack(file, options)).rejects.toMatchObject({
      code: 'machine-encoder',
      message: expect.stringMatching(sentence),
    });
    expect(readdirSync(path.join(folder, name, 'audio'))).toEqual([]);
  });
});

test('ends with an abort', async () => {
  const abort = new AbortController();
  const options = { ffmpegPath, cacheDir: path.join(folder, 'aborted'), signal: abort.signal };
  const opening = openSoundTrack(floatWav('abort.wav', tone), { ...options, onProgress: () => abort.abort() });
  await expect(opening).rejects.toMatchObject({ code: 'interrupted' });
  expect(readdirSync(path.join(folder, 'aborted', 'audio'))).toEqual([]);
});

test('reads a file again that changes while it is decoded', async () => {
  const file = path.join(folder, 'changing.wav');
  copyFileSync(floatWav('before.wav', tone), file);
  const after = readFileSync(floatWav('after.wav', (t) => tone(t - 0.5)));
  let changed = false;
  const track = await openSoundTrack(file, {
    ffmpegPath,
    cacheDir: path.join(folder, 'changing'),
    onProgress: () => {
      if (!changed) writeFileSync(file, after);
      changed = true;
    },
  });
  expect(changed).toBe(true);
  expect((await onsets(track))[0]).toBeCloseTo(1, 2);
});
