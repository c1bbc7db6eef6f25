// The other tracks of a film: its subtitles as captions, its sound as the reel's.

import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import captions from '../../../src/engine/inputs/captions/source.ts';
import { openSoundTrack, readSamples } from '../../../src/engine/inputs/audio/sound-track.ts';
import { createAccess } from '../../../src/engine/inputs/disk-access.ts';
import { ffmpegPath, film, folder, numbered, openFootage } from './make-footage.ts';

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const H264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'];
const access = () => createAccess({ ffmpegPath });

function subtitled(name: string, codec: string): string {
  const file = path.join(folder, 'words.srt');
  writeFileSync(
    file,
    '1\n00:00:00,500 --> 00:00:01,000\nOne\n\n2\n00:00:01,250 --> 00:00:01,750\n<i>Two</i> lines\nof it\n',
  );
  return film(name, ...numbered(50), '-i', file, '-map', '0', '-map', '1', ...H264, '-c:s', codec);
}

test.each([
  ['words.mp4', 'mov_text'],
  ['words.mkv', 'subrip'],
  ['styled.mkv', 'ass'],
  ['words.webm.mkv', 'webvtt'],
])('subtitles of %s are captions', async (name, codec) => {
  const file = subtitled(name, codec);
  const { value, facts, dispose } = await captions.open(file, access());
  expect(facts.summary).toBe('2 captions');
  expect(value.captions.map(({ from, to }) => [from, to])).toEqual([
    [0.5, 1],
    [1.25, 1.75],
  ]);
  expect(value.captions.map(({ text }) => text.replaceAll(/<[^>]*>/g, ''))).toEqual(['One', 'Two lines\nof it']);
  dispose();
  const footage = await openFootage(file);
  expect(footage.value.info.hasCaptions).toBe(true);
  footage.dispose();
});

test('a film without subtitles is refused with one sentence', async () => {
  const file = film('silent.mp4', ...numbered(5), ...H264);
  await expect(captions.open(file, access())).rejects.toThrow(
    /silent\.mp4 cannot be read: it has no subtitle track\.$/,
  );
});

test('pictures and sound of a film have the same zero', async () => {
  // The sound begins at once, the pictures at 0.4 s.
  const sound = ['-f', 'lavfi', '-t', '2', '-i', "aevalsrc='if(between(t,1,1.1),0.5,0)':s=48000"];
  const file = film(
    'late-pictures.mkv',
    ...['-itsoffset', '0.4', ...numbered(25), ...sound, '-map', '0', '-map', '1', ...H264, '-c:a', 'pcm_s16le'],
  );
  const track = await openSoundTrack(file, { ffmpegPath, cacheDir: path.join(folder, 'cache') });
  let at = 0;
  let first = -1;
  for await (const block of readSamples(track)) {
    const found = block.findIndex((sample) => Math.abs(sample) > 1000);
    if (found >= 0 && first < 0) first = at + (found >> 1);
    at += block.length / 2;
  }
  expect(first / 48_000).toBeCloseTo(1, 2);
  const { value, dispose } = await openFootage(file);
  await value.prepare(1);
  // The picture of 1 s is the 15th: (1 - 0.4) × 25.
  expect(value.at(1)?.seconds).toBeCloseTo(1, 2);
  expect(value.seconds).toBeCloseTo(1.4, 2);
  dispose();
});
