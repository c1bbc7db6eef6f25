// Captions, chapters and thumbnail of a render: beside the video and inside it.

import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { RenderEvent, RenderReport } from '../../src/contract/render.ts';
import { bundledFfmpeg } from '../../src/engine/machine/ffmpeg/find-ffmpeg.ts';
import { foreignOutputs } from '../../src/engine/render/plan/foreign-outputs.ts';
import { chooseThumbnail, thumbnailScore } from '../../src/engine/render/sidecars/choose-thumbnail.ts';
import { captionsOf, chaptersOf } from '../../src/engine/render/sidecars/timed-texts.ts';
import { createBench, planOf } from './helpers.ts';

const done = (events: RenderEvent[]) => events.at(-1) as Extract<RenderEvent, { type: 'done' }>;
const SPOKEN = [
  { from: 0.25, to: 1, text: 'Hello' },
  { from: 1, to: 1.75, text: 'Two\nlines' },
];
const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
const captions = { path: '', written: '', range, spoken: SPOKEN, look: { offset: 0.25 } };
const scenes = [
  { name: 'birth', seconds: 1 },
  { name: 'life', seconds: 1 },
];

test('what is asked for is beside the video, and chapters and captions are inside', async () => {
  const bench = createBench();
  const plan = planOf(scenes, { captions });
  const end = done(
    (await bench.render(plan, { sidecars: ['srt', 'vtt', 'chapters', 'thumbnail'], embed: ['chapters', 'captions'] }))
      .events,
  );
  const beside = (ending: string) => bench.output.replace(/\.mp4$/, ending);
  expect(end.sidecars).toEqual(['.srt', '.vtt', '.chapters.txt', '.thumbnail.jpg'].map(beside));
  // The reel's offset of a quarter of a second is in them.
  expect(readFileSync(beside('.srt'), 'utf8')).toBe(
    '1\n00:00:00,500 --> 00:00:01,250\nHello\n\n2\n00:00:01,250 --> 00:00:02,000\nTwo\nlines\n',
  );
  expect(readFileSync(beside('.vtt'), 'utf8')).toMatch(/^WEBVTT\n\n00:00:00\.500 --> /);
  expect(readFileSync(beside('.chapters.txt'), 'utf8')).toBe('00:00 birth\n');
  expect(readFileSync(beside('.thumbnail.jpg')).subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));

  const inside = readBack(bench.output);
  expect(inside).toContain('Chapter #0:0: start 0.000000, end 1.000000');
  expect(inside).toMatch(/title +: birth/);
  expect(inside).toMatch(/title +: life/);
  expect(inside).toContain('Subtitle: mov_text');
  const track = execFileSync(bundledFfmpeg()!, ['-v', 'error', '-i', bench.output, '-map', '0:s', '-f', 'srt', '-']);
  expect(track.toString().replaceAll(/\r|<[^>]*>/g, '')).toContain('00:00:00,500 --> 00:00:01,250\nHello');
});

test.each([
  ['webm', 'webvtt'],
  ['mov', 'mov_text'],
])('%s holds them too', async (extension, track) => {
  const bench = createBench();
  const output = bench.output.replace(/mp4$/, extension);
  const { outcome } = await bench.render(planOf(scenes, { captions }), { output, embed: ['chapters', 'captions'] });
  expect(outcome.ok).toBe(true);
  const inside = readBack(output);
  expect(inside.match(/Chapter #/g)).toHaveLength(2);
  expect(inside).toMatch(/title +: life/);
  expect(inside).toContain(`Subtitle: ${track}`);
});

test('nothing that was not asked for is written or embedded', async () => {
  const bench = createBench();
  const end = done((await bench.render(planOf(scenes, { captions }), {})).events);
  expect(end.sidecars).toEqual([]);
  expect(existsSync(bench.output.replace(/\.mp4$/, '.srt'))).toBe(false);
  const inside = readBack(bench.output);
  expect(inside).not.toContain('Chapter');
  expect(inside).not.toContain('Subtitle');
  const report = JSON.parse(readFileSync(end.report, 'utf8')) as RenderReport;
  expect(report).toMatchObject({ loudness: null, sync: null });
});

test('a warning says what could not be written', async () => {
  const bench = createBench();
  const { events } = await bench.render(planOf(scenes), {
    output: path.join(path.dirname(bench.output), 'frames'),
    format: 'png',
    sidecars: ['srt', 'chapters'],
    embed: ['chapters'],
  });
  const warnings = events.flatMap((event) => (event.type === 'warning' ? event.message : []));
  expect(warnings).toEqual([
    'The reel shows no captions here: no srt file is written.',
    'PNG sequence cannot hold chapters: the output has none.',
    'YouTube shows chapters only where there are 3 or more of at least 10 seconds each; this film has 1.',
  ]);
});

test("a sidecar never replaces the reel's own input, nor a file that somebody else wrote or changed", async () => {
  const bench = createBench();
  const srt = bench.output.replace(/\.mp4$/, '.srt');
  mkdirSync(path.dirname(srt), { recursive: true });
  writeFileSync(srt, '1\n00:00:00,000 --> 00:00:01,000\nmine\n');
  const own = planOf(scenes, { captions: { path: srt, written: 'a.srt', range } });
  const { outcome } = await bench.render(own, { sidecars: ['srt'] });
  expect(outcome).toMatchObject({ ok: false, failure: { code: 'input-output' } });

  const { options } = bench.job(own, { sidecars: ['srt'] });
  expect(await foreignOutputs(options)).toEqual([srt]);
  rmSync(srt);
  await bench.render(planOf(scenes, { captions }), { sidecars: ['srt'] });
  expect(await foreignOutputs(options)).toEqual([]);
  appendFileSync(srt, '\nedited');
  expect(await foreignOutputs(options)).toEqual([srt]);
});

const readBack = (video: string): string => {
  try {
    execFileSync(bundledFfmpeg()!, ['-hide_banner', '-i', video], { stdio: ['ignore', 'ignore', 'pipe'] });
    return '';
  } catch (error) {
    // Without an output ffmpeg ends with an error after it has described its input.
    return String((error as { stderr: Buffer }).stderr);
  }
};

test('chapters: one for each segment, those of one scene in a row together, from the start of the part', () => {
  const part = (segment: number, scene: string, first: number, count: number) => ({ segment, scene, first, count });
  const parts = [part(2, 'bars', 24, 24), part(3, 'bars(h: 0.2)', 48, 12), part(4, 'end', 60, 12)];
  expect(chaptersOf({ parts, first: 24 }, 24)).toEqual([
    { from: 0, to: 1.5, text: 'bars' },
    { from: 1.5, to: 2, text: 'end' },
  ]);
});

test('captions: in the time of the part that is rendered, cut at its ends', () => {
  const plan = planOf([{ name: 'a', seconds: 10 }]);
  expect(captionsOf(SPOKEN, plan, { first: 12, frames: 12 }, 24)).toEqual([{ from: 0, to: 0.5, text: 'Hello' }]);
});

const sketch = (luma: number[]) => ({ columns: 2, rows: 2, luma: Uint8Array.from(luma) });

test('the thumbnail has structure and light', () => {
  const black = sketch([16, 16, 16, 16]);
  const white = sketch([235, 235, 235, 235]);
  const faint = sketch([16, 30, 30, 16]);
  const clear = sketch([16, 235, 235, 16]);
  expect([black, white].map(thumbnailScore)).toEqual([0, 0]);
  expect(thumbnailScore(clear)).toBeCloseTo(0.5);
  expect(thumbnailScore(faint)).toBeLessThan(0.01);
  const samples = [black, faint, clear, white, clear].map((each, frame) => ({ frame, sketch: each }));
  expect(chooseThumbnail(samples)?.frame).toBe(2);
  expect(chooseThumbnail([])).toBeNull();
});
