// A clip is written frame by frame, clips are joined with sound, and the result is decoded back: with the real ffmpeg.

import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSoundTrack } from '../../src/engine/inputs/audio/sound-track.ts';
import { findFfmpeg } from '../../src/engine/machine/ffmpeg/find-ffmpeg.ts';
import type { Ffmpeg } from '../../src/engine/machine/ffmpeg/find-ffmpeg.ts';
import { openClipEncoder } from '../../src/engine/outputs/video/clip-encoder.ts';
import { softwareSettings } from '../../src/engine/outputs/video/encoder-settings.ts';
import { frameRate, trackTimescale } from '../../src/engine/machine/ffmpeg/frame-rate.ts';
import { sketchDifference, sketchFrame, thumbnail } from '../../src/engine/outputs/frame-sketch.ts';
import { grabPixels, grabPng } from '../../src/engine/outputs/video/grab-frame.ts';
import { grabKeyFrames, grabKeyPng } from '../../src/engine/outputs/video/grab-key-frames.ts';
import { joinClips } from '../../src/engine/outputs/video/join-clips.ts';
import { verifyVideo } from '../../src/engine/outputs/video/verify-video.ts';
import { videoFacts } from '../../src/engine/outputs/video/video-facts.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'glyphreel-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const format = {
  width: 160,
  height: 90,
  fps: 24,
  gridScale: 1,
  shaders: 'full',
  particles: 100,
  particleLevel: 'high',
} as const;
let ffmpeg: Ffmpeg;
beforeAll(async () => {
  ffmpeg = await findFfmpeg();
});

/** A bright bar that moves with the frame number: each frame is told from its neighbours. */
function drawn(frame: number, width = 160, height = 90): Uint8Array {
  const yuv = new Uint8Array((width * height * 3) / 2).fill(128);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) yuv[y * width + x] = Math.abs(x - ((frame * 7) % width)) < 12 ? 220 : 30;
  return yuv;
}

const open = (name: string, frames: number, more = {}) =>
  openClipEncoder({
    ffmpegPath: ffmpeg.path,
    format,
    settings: softwareSettings('production', 20),
    frames,
    threads: 1,
    target: path.join(folder, `${name}.mp4`),
    log: path.join(folder, `${name}.log`),
    watchdogMs: 20_000,
    ...more,
  });

async function clip(name: string, first: number, frames: number): Promise<{ path: string; frames: number }> {
  const encoder = open(name, frames);
  for (let i = 0; i < frames; i++) await encoder.write(drawn(first + i));
  expect(await encoder.finish()).toBe(frames);
  return { path: path.join(folder, `${name}.mp4`), frames };
}

function script(name: string, body: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, `#!/bin/sh\n${body}\n`);
  chmodSync(file, 0o755);
  return file;
}

test.each([[[2, 10]], [[1, 10]], [[10, 1]], [[10, 2]], [[1, 1, 2]], [[1, 9, 2, 8, 1]], [[3, 3]]])(
  'clips of %j frames join to all of them: short ones come first and last too',
  async (lengths) => {
    const total = lengths.reduce((sum, length) => sum + length, 0);
    const clips: { path: string; frames: number }[] = [];
    let first = 0;
    for (const length of lengths) {
      clips.push(await clip(`short-${lengths.join('-')}-${clips.length}`, first, length));
      first += length;
    }
    const target = path.join(folder, `short-${lengths.join('-')}.mp4`);
    await joinClips({ ffmpegPath: ffmpeg.path, clips, fps: 24, audio: null, target, workDir: folder });
    const samples = Array.from({ length: total }, (_, frame) => ({
      frame,
      sketch: sketchFrame(drawn(frame), 'yuv420', 160, 90),
    }));
    const check = await verifyVideo({
      ffmpeg,
      video: target,
      width: 160,
      height: 90,
      fps: 24,
      frames: total,
      hasAudio: false,
      samples,
      workDir: folder,
    });
    expect(check).toMatchObject({ faults: [], frames: total });
    expect(readFileSync(path.join(folder, 'join.log'), 'utf8')).not.toContain('Non-monotonous');
  },
);

test("clips of any length join to exactly their frames, evenly spaced, with sound of the video's length", async () => {
  const clips = [await clip("it's", 0, 7), await clip('b', 7, 1), await clip('c', 8, 23)];
  const wav = path.join(folder, 'tone.wav');
  execFileSync(ffmpeg.path, ['-v', 'error', '-f', 'lavfi', '-i', 'sine=frequency=440:duration=5', '-y', wav]);
  const target = path.join(folder, 'joined.mp4');
  const track = await openSoundTrack(wav, { ffmpegPath: ffmpeg.path, cacheDir: folder });
  await joinClips({ ffmpegPath: ffmpeg.path, clips, fps: 24, audio: { track, from: 1 }, target, workDir: folder });
  const samples = [0, 6, 7, 8, 19, 30].map((frame) => ({
    frame,
    sketch: sketchFrame(drawn(frame), 'yuv420', 160, 90),
  }));
  const check = await verifyVideo({
    ffmpeg,
    video: target,
    width: 160,
    height: 90,
    fps: 24,
    frames: 31,
    hasAudio: true,
    samples,
    workDir: folder,
  });
  expect(check.faults).toEqual([]);
  expect(check).toMatchObject({ frames: 31, streams: ['h264 160x90', 'aac'] });
  expect(check.worstDifference).toBeLessThan(3);
  const times = execFileSync(ffmpeg.path, [
    '-v',
    'error',
    '-i',
    target,
    '-map',
    '0:v',
    '-f',
    'framecrc',
    '-c',
    'copy',
    '-',
  ])
    .toString()
    .split('\n')
    .filter((line) => line.startsWith('0,'))
    .map((line) => Number(line.split(',')[2]));
  expect(times.toSorted((a, b) => a - b).map((time, i) => time - i * 512)).toEqual(Array(31).fill(0));
});

test('a wrong frame, a lost frame and missing sound are found', async () => {
  const only = await clip('only', 0, 12);
  const verify = (more: object) =>
    verifyVideo({
      ffmpeg,
      video: only.path,
      width: 160,
      height: 90,
      fps: 24,
      frames: 12,
      hasAudio: false,
      samples: [],
      workDir: folder,
      ...more,
    });
  expect((await verify({ samples: [{ frame: 4, sketch: sketchFrame(drawn(5), 'yuv420', 160, 90) }] })).faults).toEqual([
    expect.stringMatching(/frame 4 differs from what was drawn by/),
  ]);
  expect((await verify({ frames: 13 })).faults).toEqual([expect.stringContaining('expected 13 frames, but found 12')]);
  expect((await verify({ hasAudio: true })).faults).toEqual(['the sound is missing']);
  expect((await verify({ width: 162 })).faults).toEqual([expect.stringContaining('h264 162x90')]);
});

test('frames that do not lie evenly are found', async () => {
  const clips = [await clip('even', 0, 6), await clip('odd', 6, 6)];
  const list = path.join(folder, 'torn.txt');
  const torn = path.join(folder, 'torn.mp4');
  writeFileSync(list, clips.map(({ path: file }) => `file '${file}'\nduration 0.5\n`).join(''));
  execFileSync(ffmpeg.path, ['-v', 'error', '-f', 'concat', '-safe', '0', '-i', list, '-c', 'copy', torn]);
  expect(await videoFacts(ffmpeg, torn)).toMatchObject({ frames: 12, isEven: false });
  expect(await videoFacts(ffmpeg, clips[0].path)).toMatchObject({ frames: 6, isEven: true });
});

test('many clips of a length that no clock divides stay even', async () => {
  const one = await clip('third', 0, 7);
  const target = path.join(folder, 'thirds.mp4');
  await joinClips({
    ffmpegPath: ffmpeg.path,
    clips: Array.from({ length: 300 }, () => one),
    fps: 24,
    audio: null,
    target,
    workDir: folder,
  });
  const lines = execFileSync(ffmpeg.path, ['-v', 'error', '-i', target, '-f', 'framecrc', '-c', 'copy', '-'])
    .toString()
    .split('\n')
    .filter((line) => line.startsWith('0,'));
  expect(lines.map((line) => Number(line.split(',')[2])).toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: 2100 }, (_, i) => i * 512),
  );
});

test('frames are decoded back exactly where they lie, and as a PNG', async () => {
  const whole = await clip('whole', 0, 20);
  for (const frame of [0, 1, 13, 19]) {
    const yuv = await grabPixels({ ffmpegPath: ffmpeg.path, video: whole.path, frame, fps: 24 }, 160, 90);
    const differences = [frame - 1, frame, frame + 1].map((n) =>
      sketchDifference(
        sketchFrame(yuv as Uint8Array, 'yuv420', 160, 90),
        sketchFrame(drawn(Math.max(0, n)), 'yuv420', 160, 90),
      ),
    );
    expect(differences[1]).toBe(Math.min(...differences));
  }
  expect(
    Buffer.from((await grabPng({ ffmpegPath: ffmpeg.path, video: whole.path, frame: 3, fps: 24 })) as Uint8Array)
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG');
  expect(
    await grabPng({ ffmpegPath: ffmpeg.path, video: path.join(folder, 'none.mp4'), frame: 3, fps: 24 }),
  ).toBeNull();
});

test('complete frames come back alone and in order, at whole and broken rates; where one is not complete that is noticed', async () => {
  for (const fps of [24, 29.97, 12.5]) {
    const frames = [0, 7, 13, 19];
    const name = `keys${fps}`;
    const encoder = open(name, 20, { format: { ...format, fps }, checkedFrames: frames });
    for (let i = 0; i < 20; i++) await encoder.write(drawn(i));
    await encoder.finish();
    const keys = { ffmpegPath: ffmpeg.path, video: path.join(folder, `${name}.mp4`), fps, workDir: folder };
    const grabbed = await grabKeyFrames({ ...keys, frames }, 160, 90);
    const nearest = grabbed
      ?.map((yuv) =>
        Array.from({ length: 20 }, (_, n) =>
          sketchDifference(sketchFrame(yuv, 'yuv420', 160, 90), sketchFrame(drawn(n), 'yuv420', 160, 90)),
        ),
      )
      .map((differences) => differences.indexOf(Math.min(...differences)));
    expect(nearest).toEqual(frames);
    // Sought by decoding instead, so that it passes all the same.
    const samples = [0, 4, 19].map((frame) => ({ frame, sketch: sketchFrame(drawn(frame), 'yuv420', 160, 90) }));
    expect(
      (
        await verifyVideo({
          ffmpeg,
          video: keys.video,
          width: 160,
          height: 90,
          fps,
          frames: 20,
          hasAudio: false,
          samples,
          workDir: folder,
        })
      ).faults,
    ).toEqual([]);
    expect(
      Buffer.from((await grabKeyPng({ ...keys, frames: [13] })) as Uint8Array)
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
  }
});

test('with an ffprobe beside it, that one is asked', async () => {
  const ffprobe = script(
    'ffprobe',
    `echo '{"streams":[{"codec_type":"video","codec_name":"h264","width":160,"height":90,"index":0},{"codec_type":"audio","codec_name":"aac","index":1}],"packets":[{"stream_index":0,"pts":0},{"stream_index":1,"pts":7},{"stream_index":0,"pts":1024},{"stream_index":0,"pts":512}],"format":{"duration":"1.300000"}}'`,
  );
  expect(await videoFacts({ path: ffmpeg.path, ffprobe }, 'any.mp4')).toEqual({
    frames: 3,
    isEven: true,
    seconds: 1.3,
    streams: ['h264 160x90', 'aac'],
  });
  const only = await clip('probe', 0, 5);
  expect(await videoFacts({ path: ffmpeg.path, ffprobe: script('broken-probe', 'exit 1') }, only.path)).toMatchObject({
    frames: 5,
    streams: ['h264 160x90'],
  });
});

test('an encoder that dies rejects with its last message', async () => {
  const encoder = open('dies', 50, {
    ffmpegPath: script('dies.sh', 'head -c 30000 >/dev/null; echo "x264 [error]: malloc failed" >&2; exit 3'),
  });
  const writing = async () => {
    for (let i = 0; i < 50; i++) await encoder.write(drawn(i));
    await encoder.finish();
  };
  await expect(writing()).rejects.toMatchObject({
    code: 'encoder-died',
    message: expect.stringMatching(/ended with code 3, saying ".*malloc failed"/),
  });
});

test('a full disk is distinguished from other failures', async () => {
  const encoder = open('full', 50, {
    ffmpegPath: script(
      'full.sh',
      'head -c 30000 >/dev/null; echo "av_interleaved_write_frame(): No space left on device" >&2; exit 1',
    ),
  });
  const writing = async () => {
    for (let i = 0; i < 50; i++) await encoder.write(drawn(i));
    await encoder.finish();
  };
  await expect(writing()).rejects.toMatchObject({ code: 'encoder-disk-full' });
});

test('an encoder that hangs is ended', async () => {
  const encoder = open('hangs', 50, { ffmpegPath: script('hangs.sh', 'exec sleep 60'), watchdogMs: 400 });
  const writing = async () => {
    for (let i = 0; i < 50; i++) await encoder.write(drawn(i, 160, 90));
    await encoder.finish();
  };
  await expect(writing()).rejects.toMatchObject({ code: 'encoder-hung' });
  expect(existsSync(`/proc/${encoder.pid}`)).toBe(false);
});

test('frames are passed on unchanged and in order, through two buffers', async () => {
  const dump = path.join(folder, 'dump.yuv');
  const encoder = open('dump', 9, { ffmpegPath: script('dump.sh', `cat > '${dump}'; echo "frame=    9 fps=0" >&2`) });
  for (let i = 0; i < 9; i++) await encoder.write(drawn(i));
  expect(await encoder.finish()).toBe(9);
  expect(readFileSync(dump).equals(Buffer.concat(Array.from({ length: 9 }, (_, i) => drawn(i))))).toBe(true);
});

test('rates are exact', () => {
  expect([24, 23.976, 29.97, 59.94, 12.5, 30].map((fps) => frameRate(fps))).toEqual([
    { num: 24, den: 1 },
    { num: 24000, den: 1001 },
    { num: 30000, den: 1001 },
    { num: 60000, den: 1001 },
    { num: 25, den: 2 },
    { num: 30, den: 1 },
  ]);
  expect([24, 29.97, 12.5].map((fps) => trackTimescale(frameRate(fps)))).toEqual([12288, 30000, 12800]);
});

test('a thumbnail has the colours of the frame', () => {
  const yuv = new Uint8Array((32 * 16 * 3) / 2);
  yuv.fill(63, 0, 512).fill(102, 512, 640).fill(240, 640); // red in bt709, limited
  const { width, height, rgba } = thumbnail(yuv, 'yuv420', 32, 16, 8);
  expect([width, height]).toEqual([8, 4]);
  for (let i = 0; i < rgba.length; i += 4) {
    expect(rgba[i]).toBeGreaterThan(250);
    expect(rgba[i + 1]).toBeLessThan(4);
    expect(rgba[i + 2]).toBeLessThan(4);
  }
});

test('a clip of two seconds stays under the bit rate that is asked for, and B-frames and key frames are as asked', async () => {
  const maxKbps = 300;
  const noise = (frame: number): Uint8Array => {
    let seed = frame + 1;
    return Uint8Array.from(
      { length: (160 * 90 * 3) / 2 },
      () => (seed = (seed * 1103515245 + 12345) & 0x7fffffff) >> 23,
    );
  };
  const encode = async (name: string, more: object) => {
    const encoder = open(name, 48, { settings: { ...softwareSettings('production', 20), ...more } });
    for (let i = 0; i < 48; i++) await encoder.write(noise(i));
    await encoder.finish();
    return readFileSync(path.join(folder, `${name}.mp4`));
  };
  const kbps = (file: Buffer) => (file.length * 8) / 1000 / 2;
  expect(kbps(await encode('free', {}))).toBeGreaterThan(4 * maxKbps);
  const limited = await encode('limited', { maxKbps, bFrames: 1, keyFrames: 7 });
  expect(kbps(limited)).toBeLessThan(maxKbps);
  // What x264 notes in its first frame.
  expect(limited.toString('latin1')).toMatch(/bframes=1 .*keyint=7 /);
});
