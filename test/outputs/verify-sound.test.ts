// The sound of a finished video against the track it was made from: the same, shifted, cut short, another, a part.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { soundInput } from '../../src/engine/inputs/audio/sound-input.ts';
import { openSoundTrack } from '../../src/engine/inputs/audio/sound-track.ts';
import { bundledFfmpeg } from '../../src/engine/machine/ffmpeg/find-ffmpeg.ts';
import { firstDifference, verifySound } from '../../src/engine/outputs/verify-sound.ts';

const ffmpegPath = bundledFfmpeg() as string;
const folder = mkdtempSync(path.join(os.tmpdir(), 'glyphreel-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const music = (name: string, seed: number) => {
  const file = path.join(folder, name);
  const beats = `(random(${seed})*0.4+0.6*sin(2*PI*90*t))*exp(-6*mod(t,0.47))*(0.3+0.7*mod(floor(t/0.94),2))`;
  execFileSync(ffmpegPath, ['-v', 'error', '-y', '-f', 'lavfi', '-i', `aevalsrc=exprs='${beats}':s=44100:d=8`, file]);
  return openSoundTrack(file, { ffmpegPath, cacheDir: folder });
};
const encode = (name: string, args: readonly string[]) => {
  const file = path.join(folder, name);
  execFileSync(ffmpegPath, ['-v', 'error', '-y', ...args, '-c:a', 'aac', '-b:a', '192k', file]);
  return file;
};

test('sound that is what was analysed passes, from its start and from a part of it', async () => {
  const track = await music('a.wav', 1);
  for (const from of [0, 2.5, 6]) {
    const sound = { track, from };
    const video = encode(`same-${from}.mp4`, soundInput(sound, 4));
    expect(await verifySound({ ffmpegPath, video, sound, seconds: 4 }), `${from}`).toBeNull();
  }
});

test('a shift, a missing end, silence and another part are found', async () => {
  const track = await music('a.wav', 1);
  const sound = { track, from: 0 };
  const check = (video: string) => verifySound({ ffmpegPath, video, sound, seconds: 6 });
  expect(await check(encode('shifted.mp4', soundInput({ track, from: 0.5 }, 6)))).toMatch(/^the sound differs/);
  expect(await check(encode('short.mp4', soundInput(sound, 3)))).toBe('expected 6.000 s of sound, but found 3.008 s');
  expect(await check(encode('mute.mp4', ['-f', 'lavfi', '-i', 'anullsrc=r=48000:cl=stereo', '-t', '6']))).toBe(
    'the sound differs from what was analysed at 0.0 s',
  );
  expect(await check(encode('other.mp4', soundInput({ track, from: 1 }, 6)))).toMatch(/^the sound differs/);
});

test('one tenth of a second may differ, two in a row may not', () => {
  const expected = [1, 1, 1, 1, 0, 0];
  expect(firstDifference(expected, [1, 0, 1, 1, 0, 0])).toBeNull();
  expect(firstDifference(expected, [0.8, 0.8, 0.8, 0.8, 0.05, 0.05])).toBeNull();
  expect(firstDifference(expected, [1, 1, 0, 0, 0, 0])).toBe(2);
  expect(firstDifference(expected, [1, 1, 1, 1, 1, 1])).toBe(4);
  expect(firstDifference([], [])).toBeNull();
});
