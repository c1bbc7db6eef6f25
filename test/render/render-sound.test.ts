// Sound and captions through whole renders: picture and sound agree, a part of a file is exact, and a file that changes is noticed.

import { execFileSync } from 'node:child_process';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { RenderReport } from '../../src/contract/render.ts';
import { openSoundTrack } from '../../src/engine/inputs/audio/sound-track.ts';
import { compile } from '../../src/language/compile.ts';
import { BURST, burst, ffmpeg, ffmpegPath, joinFiles, onsets, PICTURE } from '../inputs/audio/make-sound.ts';
import { createBench, planOf } from './helpers.ts';

/** Files by what is odd in them, and the seconds at which their sound sets in. */
const FILES: Record<string, { make: (folder: string) => string; at: number[]; seconds: number }> = {
  wav: { make: (folder) => burst(folder, 'a.wav'), at: [0.5], seconds: 2 },
  'variable MP3': { make: (folder) => burst(folder, 'a.mp3', '-q:a', '4'), at: [0.5], seconds: 2 },
  'MP4 that starts late': {
    make: (folder) => {
      const file = path.join(folder, 'late.mp4');
      ffmpeg(...['-itsoffset', '0.5', '-f', 'lavfi', '-i', BURST, '-f', 'lavfi', '-i', PICTURE], '-c:a', 'aac', file);
      return file;
    },
    at: [1],
    seconds: 2.5,
  },
  'chained Opus': {
    make: (folder) => {
      const one = burst(folder, 'one.opus');
      return joinFiles(folder, 'two.opus', [one, one]);
    },
    at: [0.5, 2.5],
    seconds: 4,
  },
  'WebM with a hole': {
    make: (folder) => {
      burst(folder, 'part.mka', '-c:a', 'libopus');
      const list = path.join(folder, 'hole.txt');
      writeFileSync(list, 'ffconcat version 1.0\nfile part.mka\nduration 2.6\nfile part.mka\n');
      const file = path.join(folder, 'hole.webm');
      ffmpeg('-f', 'concat', '-safe', '0', '-i', list, '-c', 'copy', file);
      return file;
    },
    at: [0.5, 3.1],
    seconds: 4.6,
  },
};

/** Onsets of the sound of a video. */
async function heardAt(video: string, cacheDir: string): Promise<number[]> {
  return onsets(await openSoundTrack(video, { ffmpegPath, cacheDir }));
}

/** Seconds at which the picture becomes bright. */
function brightAt(video: string, fps: number): number[] {
  const args = ['-v', 'error', '-i', video, '-vf', 'scale=1:1,format=gray', '-f', 'rawvideo', 'pipe:1'];
  const levels = [...execFileSync(ffmpegPath, args)];
  const limit = Math.max(...levels) * 0.4;
  return levels.flatMap((level, i) => (level > limit && !(levels[i - 1] > limit) ? [i / fps] : []));
}

describe('the picture flashes when the tone is heard', () => {
  test.each(Object.keys(FILES))('%s', async (name) => {
    const bench = createBench();
    const { make, at, seconds } = FILES[name];
    const file = make(bench.folder);
    const { plan } = compile(
      `reel "Sync" { size: 320x180  fps: 24  audio: "${path.basename(file)}" }
scene s for ${seconds}s { tonemap: off  layer on xxl { value: audio.rms  color: #ffffff  palette: " █"  threshold: 0.3 } }`,
      { path: path.join(bench.folder, 'sync.reel') },
    );
    const { outcome } = await bench.render(
      plan,
      { quality: 'draft', resolution: { width: 96, height: 54 }, fps: 24 },
      { rendererModule: undefined as never },
    );
    expect(outcome).toMatchObject({ ok: true });
    const [bright, heard] = [brightAt(bench.output, 24), await heardAt(bench.output, bench.cacheDir)];
    expect(heard.map((onset) => Math.round(onset * 50) / 50)).toEqual(at);
    expect(bright.length, bright.join()).toBe(at.length);
    for (const [i, onset] of at.entries()) expect(Math.abs(bright[i] - onset)).toBeLessThan(1 / 24);
  });
});

test.each(Object.keys(FILES))('a part of %s is exact', async (name) => {
  const bench = createBench();
  const { make, at } = FILES[name];
  const file = make(bench.folder);
  const plan = planOf([{ name: 'a', seconds: 4 }], { audio: { written: 'a', path: file } });
  const from = at.at(-1)! - 0.375;
  const { outcome } = await bench.render(plan, { range: { from, to: from + 0.5 } });
  expect(outcome).toMatchObject({ ok: true, done: { frames: 12 } });
  const [heard] = await heardAt(bench.output, bench.cacheDir);
  // The range begins at a whole frame.
  expect(Math.abs(heard - (at.at(-1)! - Math.round(from * 24) / 24))).toBeLessThan(0.005);
});

test('a file that is replaced while frames are drawn: the video has the one before, and says so', async () => {
  const bench = createBench();
  const file = path.join(bench.folder, 'track.wav');
  copyFileSync(burst(bench.folder, 'before.wav'), file);
  const after = burst(bench.folder, 'after.wav', '-af', 'adelay=800|800');
  const plan = planOf(
    [
      { name: 'a', seconds: 1 },
      { name: 'b', seconds: 1 },
    ],
    { audio: { written: 'track.wav', path: file } },
  );
  const { outcome, events } = await bench.render(
    plan,
    { workers: 1 },
    {
      onEvent: (event) => {
        if (event.type === 'start') copyFileSync(after, file);
      },
    },
  );
  expect(outcome).toMatchObject({ ok: true });
  expect((await heardAt(bench.output, bench.cacheDir))[0]).toBeCloseTo(0.5, 2);
  expect(events.filter(({ type }) => type === 'warning')).toMatchObject([{ code: 'audio-changed' }]);
  const again = await bench.render(plan);
  expect((await heardAt(bench.output, bench.cacheDir))[0]).toBeCloseTo(1.3, 2);
  expect(again.events.filter(({ type }) => type === 'warning')).toEqual([]);
});

test('sound that the encoder spoils fails the check', async () => {
  const bench = createBench();
  const file = burst(bench.folder, 'a.wav');
  const plan = planOf([{ name: 'a', seconds: 2 }], { audio: { written: 'a.wav', path: file } });
  // Joins with half a second of the sound cut off.
  const broken = bench.ffmpeg(
    'late-sound',
    'case "$*" in *faststart*) set -- $(echo "$@" | sed "s/-ss 0.000000/-ss 0.5/");; esac; exec "$REAL" "$@"',
  );
  const { outcome } = await bench.render(plan, { ffmpegPath: broken });
  expect(outcome).toMatchObject({
    ok: false,
    failure: { code: 'verify-failed', message: expect.stringMatching(/of sound|the sound differs/) },
  });
});

test('captions that are left out are warned of with file and line', async () => {
  const bench = createBench();
  const file = path.join(bench.folder, 'a.srt');
  writeFileSync(file, '1\n00:00:00,000 --> 00:00:00,500\nok\n\n2\n00:00:00,900 --> 00:00:00,600\nbackwards\n');
  const plan = planOf([{ name: 'a', seconds: 1 }], { captions: { written: 'a.srt', path: file } });
  const { outcome, events } = await bench.render(plan, { sidecars: ['report'] });
  expect(outcome).toMatchObject({ ok: true });
  expect(events.filter(({ type }) => type === 'warning')).toEqual([
    {
      type: 'warning',
      id: 'test',
      code: 'media-content',
      message: `${file}, line 6: "backwards" is not shown: it ends before it starts.`,
    },
  ]);
  if (!outcome.ok) throw new Error(outcome.failure.message);
  expect((JSON.parse(readFileSync(outcome.done.report, 'utf8')) as RenderReport).verified.frames).toBe(24);
});
