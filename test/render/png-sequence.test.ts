// A render to a PNG sequence: the folder appears whole, replaces only what an earlier render wrote, and needs no ffmpeg.

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { knownExtensions, outputFormats } from '../../src/catalog/output-formats.ts';
import type { RenderReport } from '../../src/contract/render.ts';
import { createBench, planOf } from './helpers.ts';

const plan = planOf([
  { name: 'one', seconds: 1 },
  { name: 'two', seconds: 1, dark: true },
]);

test('frames, report and events are those of a video', async () => {
  const bench = createBench();
  const output = path.join(bench.folder, 'frames', 'f-%03d.png');
  const { outcome, events } = await bench.render(plan, { output, sidecars: ['report', 'still'] });
  expect(outcome).toMatchObject({ ok: true, done: { output, frames: 48, segments: 2 } });
  const folder = path.dirname(output);
  expect(readdirSync(folder)).toEqual(Array.from({ length: 48 }, (_, i) => `f-${String(i + 1).padStart(3, '0')}.png`));
  expect(readdirSync(bench.folder)).toEqual(expect.arrayContaining(['frames.report.json', 'frames.still.png']));
  const report = JSON.parse(readFileSync(path.join(bench.folder, 'frames.report.json'), 'utf8')) as RenderReport;
  expect(report.settings).toMatchObject({ encoder: 'png', crf: 0 });
  expect(report.verified).toEqual({ frames: 48, seconds: 2, streams: ['png 160x90'], worstDifference: 0 });
  expect(events.at(-1)!.type).toBe('done');
  expect(bench.leftovers()).toEqual([]);
});

test('clips come from the cache, and not from that of another format', async () => {
  const bench = createBench();
  expect((await bench.render(plan)).outcome).toMatchObject({ ok: true, done: { cachedSegments: 0 } });
  const sequence = { output: path.join(bench.folder, 'frames', '%05d.png') };
  expect((await bench.render(plan, sequence)).outcome).toMatchObject({ ok: true, done: { cachedSegments: 0 } });
  const first = readFileSync(path.join(bench.folder, 'frames', '00030.png'));
  expect((await bench.render(plan, sequence)).outcome).toMatchObject({ ok: true, done: { cachedSegments: 2 } });
  expect(readFileSync(path.join(bench.folder, 'frames', '00030.png'))).toEqual(first);
});

test('a shorter render leaves no frame of a longer one; anything else in the folder is safe', async () => {
  const bench = createBench();
  const folder = path.join(bench.folder, 'frames');
  await bench.render(plan, { output: folder, format: 'png' });
  expect(readdirSync(folder)).toHaveLength(48);
  await bench.render(plan, { output: folder, format: 'png', segment: 1 });
  expect(readdirSync(folder)).toHaveLength(24);
  writeFileSync(path.join(folder, 'notes.txt'), 'mine');
  expect((await bench.render(plan, { output: folder, format: 'png' })).outcome).toMatchObject({
    ok: false,
    failure: { code: 'input-output', message: expect.stringContaining('notes.txt') },
  });
  expect(readdirSync(folder)).toHaveLength(25);
});

test('a folder, a file in its place, an unknown format and a format that does not fit are refused', async () => {
  const bench = createBench();
  writeFileSync(path.join(bench.folder, 'file'), '');
  mkdirSync(path.join(bench.folder, 'dir.mp4'));
  const failure = async (output: string, format?: string) => {
    const { outcome } = await bench.render(plan, {
      output: path.join(bench.folder, output),
      ...(format ? { format } : {}),
    });
    return outcome.ok ? null : `${outcome.failure.code}: ${outcome.failure.message}`.replaceAll(bench.folder, '');
  };
  expect(await failure('file', 'png')).toBe('input-output: The output /file cannot be written: its folder is a file.');
  expect(await failure('dir.mp4')).toBe('input-output: The output /dir.mp4 is a folder.');
  expect(await failure('a.avi')).toBe(
    `input-output: Expected an output that ends in ${knownExtensions()}, but got /a.avi.`,
  );
  expect(await failure('a.mp4', 'png')).toBe('input-output: Expected an output that ends in .png, but got /a.mp4.');
  expect(await failure('a.mp4', 'avi')).toBe(
    `input-output: Expected a format (${outputFormats.map(({ name }) => name).join(', ')}), but got avi.`,
  );
});

test('no ffmpeg is needed where the reel has no sound', async () => {
  const bench = createBench();
  const output = path.join(bench.folder, 'frames', '%05d.png');
  const options = { output, ffmpegPath: path.join(bench.folder, 'no-ffmpeg') };
  expect((await bench.render(plan, options)).outcome).toMatchObject({ ok: true });
  expect(existsSync(path.join(bench.folder, 'frames', '00048.png'))).toBe(true);
});
