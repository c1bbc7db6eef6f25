// The PNG sequence, from pixels to checked files: it is lossless, and every kind of damage is found.

import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PNG } from 'pngjs';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import type { FrameFormat } from '../../src/contract/render.ts';
import { png } from '../../src/engine/outputs/formats/png/png.ts';
import { sketchFrame } from '../../src/engine/outputs/frame-sketch.ts';
import type { WrittenTo } from '../../src/engine/outputs/output-target.ts';

const format: FrameFormat = {
  width: 50,
  height: 34,
  fps: 25,
  gridScale: 1,
  shaders: 'full',
  particles: 0,
  particleLevel: 'low',
};
const settings = { encoder: 'png', preset: 'lossless', crf: 0, isHardware: false };

let folder: string;
let target: WrittenTo;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'glyphreel-png-'));
  target = { path: path.join(folder, 'frames'), pattern: '%04d.png' };
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
});

const drawn = (frame: number): Uint8Array =>
  Uint8Array.from({ length: format.width * format.height * 3 }, (_, i) => (i * 7 + frame * 31 + (i >> 5)) & 255);

async function writeClip(name: string, first: number, frames: number): Promise<{ path: string; frames: number }> {
  const file = path.join(folder, name);
  const task = { ffmpegPath: null, format, settings, frames, threads: 2, target: file, log: '', watchdogMs: 1000 };
  const writer = png.openClip(task);
  const buffer = new Uint8Array(drawn(0).length);
  for (let i = 0; i < frames; i++) {
    buffer.set(drawn(first + i)); // reused, as the renderer does
    await writer.write(buffer);
  }
  expect(await writer.finish()).toBe(frames);
  return { path: file, frames };
}

const finish = () => ({ target, clips: [], format, settings, ffmpeg: null, workDir: folder });
const samplesAt = (frames: number[]) =>
  frames.map((frame) => ({ frame, sketch: sketchFrame(drawn(frame), 'rgb', format.width, format.height) }));
const verify = (frames = 7) => png.verify({ ...finish(), frames, sound: null, samples: samplesAt([0, 3, 6]) });

async function writeSequence(): Promise<void> {
  const clips = [await writeClip('a', 0, 4), await writeClip('b', 4, 3)];
  await png.join({ ...finish(), clips, sound: null, options: {}, chapters: [], captions: [] });
}

test('each file holds exactly the pixels that were drawn', async () => {
  await writeSequence();
  expect(readdirSync(target.path)).toEqual([1, 2, 3, 4, 5, 6, 7].map((n) => `000${n}.png`));
  for (let frame = 0; frame < 7; frame++) {
    const { width, height, data } = PNG.sync.read(readFileSync(path.join(target.path, `000${frame + 1}.png`)));
    expect([width, height]).toEqual([50, 34]);
    expect(data.filter((_, i) => i % 4 < 3)).toEqual(Buffer.from(drawn(frame)));
  }
  expect(await verify()).toEqual({
    frames: 7,
    seconds: 0.28,
    streams: ['png 50x34'],
    worstDifference: 0,
    wrongFrames: [],
    faults: [],
  });
});

test('missing, cut, exchanged and damaged pictures are found', async () => {
  await writeSequence();
  const file = (n: number) => path.join(target.path, `000${n}.png`);
  const whole = readFileSync(file(4));
  const faultsAfter = async (damage: () => void) => {
    damage();
    const { faults } = await verify();
    writeFileSync(file(4), whole);
    return faults;
  };
  expect(await faultsAfter(() => rmSync(file(4)))).toEqual(['expected 7 pictures, but found 6']);
  expect(await faultsAfter(() => truncateSync(file(4), whole.length - 1))).toEqual([
    '0004.png is missing or incomplete',
  ]);
  expect(await faultsAfter(() => writeFileSync(file(4), readFileSync(file(5))))).toEqual([
    expect.stringMatching(/^frame 3 differs from what was drawn by \d/),
  ]);
  const broken = Buffer.from(whole).fill(0, 60, 80);
  expect(await faultsAfter(() => writeFileSync(file(4), broken))).toEqual([
    expect.stringMatching(/^frame 3 (could not be decoded|differs from what was drawn by \d+)/),
  ]);
  expect((await verify(6)).faults).toEqual(['expected 6 pictures, but found 7']);
});

test('a clip is checked alone', async () => {
  const clip = await writeClip('a', 0, 4);
  const check = (frames = 4) =>
    png.verifyClip({ ...finish(), clip: clip.path, frames, samples: samplesAt([0, 2]).slice(0, 2) });
  expect(await check()).toEqual([]);
  expect(await check(5)).toEqual(['expected 5 frames, but found 4']);
  truncateSync(clip.path, readFileSync(clip.path).length - 20);
  expect(await check()).toEqual([expect.stringMatching(/^frame 3 cannot be read: /), 'expected 4 frames, but found 3']);
});

test('a frame comes back whole, or as a picture of a given width', async () => {
  await writeSequence();
  const whole = await png.grab({ ...finish(), frame: 2, isChecked: true });
  expect(Buffer.from(whole!)).toEqual(readFileSync(path.join(target.path, '0003.png')));
  const small = PNG.sync.read(Buffer.from((await png.grab({ ...finish(), frame: 2, isChecked: false, width: 25 }))!));
  expect([small.width, small.height]).toEqual([25, 17]);
  expect(await png.grab({ ...finish(), frame: 99, isChecked: true })).toBeNull();
});

test('a full disk or a missing folder rejects, and a killed writer keeps nothing open', async () => {
  const task = { ffmpegPath: null, format, settings, frames: 3, threads: 1, log: '', watchdogMs: 1000 };
  const writer = png.openClip({ ...task, target: path.join(folder, 'none', 'a') });
  await expect(writer.write(drawn(0)).then(() => writer.finish())).rejects.toMatchObject({ code: 'ENOENT' });
  const killed = png.openClip({ ...task, target: path.join(folder, 'b') });
  await killed.write(drawn(0));
  killed.kill();
  await expect(killed.finish()).rejects.toThrow(/closed|EBADF/);
});

test('a reel with alpha gives straight RGBA, checked in the same way', async () => {
  const own = { ...settings, alpha: true as const };
  expect(png.pixels(own)).toBe('rgba');
  const rgba = (frame: number): Uint8Array =>
    Uint8Array.from({ length: format.width * format.height * 4 }, (_, i) => (i * 7 + frame * 31 + (i >> 6)) & 255);
  const clip = path.join(folder, 'alpha');
  const task = { ffmpegPath: null, format, settings: own, frames: 2, threads: 2, log: '', watchdogMs: 1000 };
  const writer = png.openClip({ ...task, target: clip });
  for (let frame = 0; frame < 2; frame++) await writer.write(rgba(frame));
  expect(await writer.finish()).toBe(2);
  const clips = [{ path: clip, frames: 2 }];
  await png.join({ ...finish(), settings: own, clips, sound: null, options: {}, chapters: [], captions: [] });
  const file = PNG.sync.read(readFileSync(path.join(target.path, '0002.png')));
  expect(file.data).toEqual(Buffer.from(rgba(1)));
  const samples = [0, 1].map((frame) => ({ frame, sketch: sketchFrame(rgba(frame), 'rgba', 50, 34) }));
  const checked = { ...finish(), settings: own, frames: 2, sound: null };
  expect(await png.verify({ ...checked, samples })).toMatchObject({ faults: [], wrongFrames: [] });
  const wrong = [{ frame: 0, sketch: sketchFrame(rgba(7).fill(200), 'rgba', 50, 34) }];
  expect(await png.verify({ ...checked, samples: wrong })).toMatchObject({ wrongFrames: [0] });
});
