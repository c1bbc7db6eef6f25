import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { ScenePlan } from '../../../src/contract/plan.ts';
import { captionsFrom } from '../../../src/engine/inputs/captions/plan-captions.ts';
import { parseCaptions, parseLyrics, readCaptions } from '../../../src/engine/inputs/captions/captions.ts';

test('SubRip with carriage returns, markup and two lines', () => {
  expect(
    parseCaptions(
      '1\r\n00:00:01,000 --> 00:00:02,500\r\nHello <i>you</i>\r\nthere\r\n\r\n2\r\n01:00:03,040 --> 01:00:04,000\r\nBye &amp; thanks\r\n',
    ),
  ).toEqual([
    { from: 1, to: 2.5, text: 'Hello you\nthere' },
    { from: 3603.04, to: 3604, text: 'Bye & thanks' },
  ]);
});

test('WebVTT with a byte order mark, notes, settings and voices', () => {
  expect(
    parseCaptions(
      '\uFEFFWEBVTT\n\nNOTE not shown\n\n00:01.000 --> 00:02.500 align:start line:0\n<v Bob>Hello\n\nname\n00:00:03.000 --> 00:00:04.000\nBye',
    ),
  ).toEqual([
    { from: 1, to: 2.5, text: 'Hello' },
    { from: 3, to: 4, text: 'Bye' },
  ]);
});

test('what the parser alone would lose: short fractions, names like notes, spaces on empty lines, the cue after an empty one', () => {
  expect(
    parseCaptions(
      'WEBVTT\nKind: captions\n\nfootnotes\n00:01.5 --> 00:02.50\nOne\n \n00:03.000 --> 00:04.000\n\n00:05.000 --> 00:06.000\nThree',
    ),
  ).toEqual([
    { from: 1.5, to: 2.5, text: 'One' },
    { from: 5, to: 6, text: 'Three' },
  ]);
});

test('lyrics with a byte order mark, carriage returns, bare seconds and times between the words', () => {
  expect(parseLyrics('\uFEFF[00:01]One\r\n[00:02:50]two [00:03.00]and three\r\n')).toEqual([
    { from: 1, to: 2.5, text: 'One' },
    { from: 2.5, to: 10.5, text: 'two and three' },
  ]);
});

test('a cue that ends before it starts, and one without words, are left out', () => {
  expect(parseCaptions('00:05.000 --> 00:04.000\nNo\n\n00:06.000 --> 00:07.000\n\n')).toEqual([]);
});

test('lyrics: repeated lines, word times, offset, an empty line that clears', () => {
  expect(
    parseLyrics('[ti:x]\n[offset:500]\n[00:01.00]Hello\n[00:02.50][00:05.00]You <00:03.0>there\n[00:06.00]\n'),
  ).toEqual([
    { from: 0.5, to: 2, text: 'Hello' },
    { from: 2, to: 4.5, text: 'You there' },
    { from: 4.5, to: 5.5, text: 'You there' },
  ]);
});

test('a file that holds no caption, and one that is not there, say so in a sentence', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'glyphreel-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'a.srt');
  writeFileSync(file, 'nonsense\nwithout times');
  await expect(readCaptions(file)).rejects.toMatchObject({
    code: 'input-unreadable',
    message: expect.stringContaining('no caption was found'),
  });
  await expect(readCaptions(`${file}.gone.srt`)).rejects.toMatchObject({
    code: 'input-unreadable',
    message: expect.stringContaining('no such file'),
  });
});

test('a scene played alone shows the captions of its own part of the reel', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'glyphreel-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'a.srt');
  writeFileSync(file, '00:00:05,000 --> 00:00:06,000\nLater\n');
  const plan = {
    captions: { written: 'a.srt', path: file },
    segments: [
      { scene: 'a', start: 0, end: 4 },
      { scene: 'b', start: 4, end: 8 },
    ],
  } as unknown as ScenePlan;
  const captions = [{ from: 5, to: 6, text: 'Later' }];
  expect(captionsFrom(captions, plan)).toEqual(captions);
  expect(captionsFrom(captions, plan, 'b')).toEqual([{ from: 1, to: 2, text: 'Later' }]);
});
