// A render as a whole, with a renderer that draws bars: what appears, what is cached, what the events say.

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { RenderEvent, RenderReport } from '../../src/contract/render.ts';
import { findFfmpeg } from '../../src/engine/ffmpeg/find-ffmpeg.ts';
import { videoFacts } from '../../src/engine/outputs/video-facts.ts';
import { createBench, media, planOf } from './helpers.ts';

const done = (events: RenderEvent[]) => events.at(-1) as Extract<RenderEvent, { type: 'done' }>;

test('a video with report, page and still, and nothing else, appears; events tell of it', async () => {
  const bench = createBench();
  const tone = media(bench.folder, 'tone.wav', '-f', 'lavfi', '-i', 'sine=frequency=220:duration=9');
  const { outcome, events } = await bench.render(planOf([{ name: 'one', seconds: 1.02 }, { name: 'two', seconds: 0.5, dark: true }, { name: 'three', seconds: 0.31, energy: 'quiet' }], { audio: { written: 'tone.wav', path: tone } }), { workers: 2 });
  expect(outcome).toMatchObject({ ok: true });
  expect(events.find(({ type }) => type !== 'progress')).toMatchObject({ type: 'start', frames: 44, segments: 3, workers: 2, quality: 'production' });
  expect(events.filter(({ type }) => type === 'segment').length).toBe(3);
  expect(done(events)).toMatchObject({ type: 'done', frames: 44, cachedSegments: 0, segments: 3, misses: 1, output: bench.output });
  expect(readdirSync(path.dirname(bench.output)).sort()).toEqual(['video.mp4', 'video.report.html', 'video.report.json', 'video.still.png']);
  expect(bench.leftovers().filter((name) => !name.startsWith('video.'))).toEqual([]);
  const facts = await videoFacts(await findFfmpeg(), bench.output);
  expect(facts).toMatchObject({ frames: 44, isEven: true, streams: ['h264 160x90', 'aac'] });
  expect(facts.seconds).toBeCloseTo(44 / 24, 1);

  const report = JSON.parse(readFileSync(done(events).report, 'utf8')) as RenderReport;
  expect(report.segments.map(({ frames, verdict, target }) => [frames, verdict, target])).toEqual([[24, 'good', 15], [12, 'dark', 15], [8, 'good', 5]]);
  expect(report.segments[1]).toMatchObject({ mean: 1, advice: expect.stringContaining('gamma'), worst: { mean: 1 } });
  expect(report.segments[1].suggestedGamma).toBeLessThan(0.75);
  expect(report.curve.length).toBe(44);
  expect(report.curve[0]).toEqual({ mean: 44, max: 235, p1: 0, p99: 100 });
  expect(report.verified).toMatchObject({ frames: 44, streams: ['h264 160x90', 'aac'] });
  expect(report.verified.worstDifference).toBeLessThan(4);
  expect(report.settings).toMatchObject({ width: 160, height: 90, fps: 24, workers: 2, encoder: 'libx264', crf: 20 });
  const page = readFileSync(done(events).page, 'utf8');
  expect(page).toContain('<svg');
  expect(page.match(/data:image\/jpeg/g)?.length).toBe(4);
  expect(page).not.toMatch(/https?:\/\//);
  expect(readFileSync(done(events).still).subarray(1, 4).toString()).toBe('PNG');
});

test('what stands in a reel cannot break out of the report page', async () => {
  const bench = createBench();
  const { events } = await bench.render(planOf([{ name: 'one', seconds: 0.2 }], { title: '<script>alert("1")</script> & "more"' }));
  const page = readFileSync(done(events).page, 'utf8');
  expect(page.match(/<script>/g)?.length).toBe(1);
  expect(page).toContain('&#60;script&#62;alert(&#34;1&#34;)&#60;/script&#62; &#38; &#34;more&#34;');
});

test('a second render takes every clip from the cache; an edit draws one segment again; --no-cache all', async () => {
  const bench = createBench();
  const scenes = [{ name: 'one', seconds: 0.5 }, { name: 'two', seconds: 0.5 }, { name: 'three', seconds: 0.5 }];
  await bench.render(planOf(scenes));
  const again = done((await bench.render(planOf(scenes))).events);
  expect(again.cachedSegments).toBe(3);
  const edited = done((await bench.render(planOf([scenes[0], { ...scenes[1], hue: 0.3 }, scenes[2]]))).events);
  expect(edited).toMatchObject({ cachedSegments: 2, segments: 3 });
  expect(done((await bench.render(planOf(scenes), { useCache: false })).events).cachedSegments).toBe(0);
  expect(done((await bench.render(planOf(scenes), { resolution: { width: 96, height: 64 } })).events).cachedSegments).toBe(0);
});

test('with a transition, the scene before counts too', async () => {
  const bench = createBench();
  const scenes = [{ name: 'one', seconds: 0.5 }, { name: 'two', seconds: 0.5, transition: true }, { name: 'three', seconds: 0.5 }];
  await bench.render(planOf(scenes));
  expect(done((await bench.render(planOf([{ ...scenes[0], hue: 0.1 }, ...scenes.slice(1)]))).events).cachedSegments).toBe(1);
});

test('a damaged clip of the cache is drawn again', async () => {
  const bench = createBench();
  const plan = planOf([{ name: 'one', seconds: 0.5 }, { name: 'two', seconds: 0.5 }]);
  await bench.render(plan);
  const clips = path.join(bench.cacheDir, 'clips');
  const clip = path.join(clips, readdirSync(clips).find((name) => name.endsWith('.mp4')) as string);
  const { truncateSync } = await import('node:fs');
  truncateSync(clip, statSync(clip).size - 10);
  expect(done((await bench.render(plan)).events).cachedSegments).toBe(1);
});

test('one scene, one segment, a range: exactly those frames', async () => {
  const bench = createBench();
  const plan = planOf([{ name: 'one', seconds: 1 }, { name: 'two', seconds: 2 }]);
  const frames = async (options: object) => done((await bench.render(plan, options)).events).frames;
  expect(await frames({ scene: 'two' })).toBe(48);
  expect(await frames({ segment: 1 })).toBe(24);
  expect(await frames({ range: { from: 0.5, to: 1.25 } })).toBe(18);
  expect(await frames({ scene: 'two', range: { from: 1, to: 1.5 } })).toBe(12);
  expect(await frames({ fps: 12 })).toBe(36);
});

test('a one-frame scene', async () => {
  const bench = createBench();
  const { events } = await bench.render(planOf([{ name: 'blink', seconds: 1 / 24 }]));
  expect(done(events)).toMatchObject({ type: 'done', frames: 1 });
});

test('intermediates are kept where asked, by option and by environment', async () => {
  const bench = createBench();
  const plan = planOf([{ name: 'one', seconds: 0.5 }]);
  const kept = async (options: object) => {
    const { events } = await bench.render(plan, options);
    const warning = events.find((event) => event.type === 'warning' && event.code === 'kept') as Extract<RenderEvent, { type: 'warning' }>;
    const folder = /kept in (.*)\.$/.exec(warning.message)?.[1] as string;
    return readdirSync(path.join(folder, 'clips')).filter((name) => name.endsWith('.mp4')).length;
  };
  expect(await kept({ keepIntermediates: true })).toBe(1);
  process.env.KEEP_INTERMEDIATES = '1';
  try {
    expect(await kept({ useCache: false })).toBe(1);
  } finally {
    delete process.env.KEEP_INTERMEDIATES;
  }
});

test('the cache keeps to its bound and never loses what this render used', async () => {
  const bench = createBench();
  const clips = () => readdirSync(path.join(bench.cacheDir, 'clips')).filter((name) => name.endsWith('.mp4')).length;
  await bench.render(planOf([{ name: 'one', seconds: 0.5 }, { name: 'two', seconds: 0.5 }]));
  expect(clips()).toBe(2);
  await bench.render(planOf([{ name: 'other', seconds: 0.5 }]), { cacheLimitBytes: 1 });
  expect(clips()).toBe(1);
  expect(existsSync(bench.output)).toBe(true);
});
