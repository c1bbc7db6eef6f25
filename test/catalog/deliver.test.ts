// What `--for` changes of a render, and what it says about it.

import { expect, test } from 'vitest';
import { deliver, fitToSize } from '../../src/catalog/deliver.ts';
import { platformNamed } from '../../src/catalog/delivery-platforms.ts';
import type { ScenePlan } from '../../src/contract/plan.ts';
import type { RenderOptions } from '../../src/contract/render.ts';
import { planOf } from '../render/helpers.ts';

const OPTIONS: RenderOptions = { quality: 'auto', output: 'film.mp4' };
const UNSET = { width: 1920, height: 1080, fps: 24, sizeGiven: false, fpsGiven: false };

const given = (more: Partial<ScenePlan['format']>) => ({ format: { ...UNSET, ...more } });
const audio = {
  path: 'a.wav',
  written: 'a.wav',
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
};
const run = (platform: string, plan: Partial<ScenePlan> = {}, options: Partial<RenderOptions> = {}, seconds = 20) =>
  deliver(platformNamed(platform)!, planOf([{ name: 'a', seconds }], { format: UNSET, ...plan }), {
    ...OPTIONS,
    ...options,
  });

test('YouTube: production, key frames of half the frame rate, two B-frames, sound of 384 kbit/s', () => {
  expect(run('youtube')).toMatchObject({
    options: {
      quality: 'production',
      resolution: { width: 1920, height: 1080 },
      formatOptions: { crf: 16, 'keyframe-interval': 12, 'b-frames': 2, 'audio-bitrate': 384 },
    },
    notes: [],
  });
  expect(run('youtube', {}, { fps: 60 }).options.formatOptions).toMatchObject({ 'keyframe-interval': 30 });
});

test('a reel without size and rate gets those of the platform, with a sentence', () => {
  const { options, notes } = run('tiktok');
  expect(options).toMatchObject({ resolution: { width: 1080, height: 1920 }, fps: 30 });
  expect(notes).toEqual([
    'The frame is 1080×1920 for TikTok: the reel has no `size`.',
    '30 frames a second for TikTok: the reel has no `fps`.',
  ]);
});

test("the reel's own size and rate win over what a platform prefers", () => {
  const { options, notes } = run('tiktok', given({ sizeGiven: true, fpsGiven: true }));
  expect(options).toMatchObject({ resolution: { width: 1920, height: 1080 } });
  expect(options.fps).toBeUndefined();
  expect(notes).toEqual([
    'TikTok shows portrait films; this one is 1920×1080. `--aspect portrait` renders it in portrait.',
  ]);
});

test('but not over what it refuses', () => {
  const { options, notes } = run('x', given({ sizeGiven: true, fps: 120, fpsGiven: true }));
  expect(options).toMatchObject({ resolution: { width: 1280, height: 720 }, fps: 60 });
  expect(notes).toEqual([
    "The frame is 1280×720 instead of the reel's 1920×1080: X takes at most 1280×1024.",
    "60 frames a second instead of the reel's 120: X takes 1 to 60 frames a second.",
  ]);
  expect(run('tiktok', given({ fps: 12, fpsGiven: true })).options.fps).toBe(24);
});

test('options of the command win over both', () => {
  const { options, notes } = run('x', given({ sizeGiven: true }), {
    resolution: { width: 1920, height: 1080 },
    fps: 72,
    formatOptions: { crf: 30, 'audio-bitrate': 64 },
  });
  expect(options).toMatchObject({
    resolution: { width: 1920, height: 1080 },
    fps: 72,
    formatOptions: { crf: 30, 'audio-bitrate': 64 },
  });
  expect(notes).toEqual([
    'X takes frames of at most 1280×1024.',
    'X takes 1 to 60 frames a second; this render has 72.',
  ]);
});

test('a shape is rendered in the lines of the platform', () => {
  expect(run('x', {}, { aspect: 'square' }).options).toMatchObject({ resolution: { width: 720, height: 720 } });
  expect(run('x', {}, { aspect: 'square' }).options.aspect).toBeUndefined();
  expect(run('youtube', {}, { aspect: 'landscape4k' }).options.resolution).toEqual({ width: 3840, height: 2160 });
  expect(run('x', {}, { aspect: 'portrait4k' }).options.resolution).toEqual({ width: 720, height: 1280 });
});

test('drafts keep their small frame', () => {
  const { options } = run('tiktok', {}, { quality: 'draft', aspect: 'portrait' });
  expect(options).toMatchObject({ quality: 'draft', aspect: 'portrait' });
  expect(options.resolution).toBeUndefined();
  expect(options.formatOptions).not.toHaveProperty('crf');
});

test('the sound is brought to the loudness of the platform, unless the reel says how loud', () => {
  const { plan, notes } = run('youtube', { audio });
  expect(plan).toMatchObject({ loudness: -14, truePeak: -2 });
  expect(notes).toEqual(['The sound is brought to −14 LUFS for YouTube; `loudness` in the header sets another level.']);
  expect(run('youtube', { audio, loudness: -20 })).toMatchObject({ plan: { loudness: -20, truePeak: -2 }, notes: [] });
  expect(run('discord', { audio }).plan.loudness).toBeUndefined();
  expect(run('youtube').plan.loudness).toBeUndefined();
});

test('captions of portrait frames are kept clear of the buttons, unless the reel says where', () => {
  const captions = { path: 'c.srt', written: 'c.srt', range: audio.range };
  expect(run('instagram', { captions }).plan.captions?.look?.safe).toBe('reels');
  expect(run('youtube', { captions }).plan.captions?.look).toBeUndefined();
  expect(run('youtube', { captions }, { aspect: 'portrait' }).plan.captions?.look?.safe).toBe('shorts');
  expect(run('tiktok', { captions: { ...captions, look: { safe: 'reels' } } }).plan.captions?.look?.safe).toBe('reels');
});

test('a film that is too long or too short is told so', () => {
  expect(run('instagram', {}, {}, 2).notes.at(-1)).toBe(
    'Instagram takes films of at least 3 seconds; this one is 2 seconds long.',
  );
  expect(run('instagram', {}, {}, 1200).notes.at(-1)).toBe(
    'Instagram takes films of at most 15 minutes; this one is 20 minutes long.',
  );
  expect(run('instagram', {}, { range: { from: 0, to: 1 } }, 1200).notes.join()).not.toContain('takes films');
});

test('formats get the options that they have', () => {
  expect(run('youtube', {}, { output: 'frames/%05d.png' }).options.formatOptions).toEqual({});
  expect(run('youtube', {}, { output: 'a.png', formatOptions: { crf: 3 } }).options.formatOptions).toEqual({ crf: 3 });
});

test('a film that does not fit at its size gets a smaller frame, unless the size was typed', () => {
  const { options, notes } = run('github', {}, {}, 120);
  expect(options).toMatchObject({ maxBytes: 10e6, resolution: { width: 960, height: 540 } });
  expect(notes.at(-1)).toBe(
    'The frame is 960×540 so that the film fits into 10 MB: GitHub takes no larger files. `--resolution` keeps a size.',
  );
  expect(run('github', {}, {}, 30).options.resolution).toEqual({ width: 1280, height: 720 });
  expect(run('github', {}, { resolution: { width: 1280, height: 720 } }, 120).options.resolution).toEqual({
    width: 1280,
    height: 720,
  });
  expect(run('github', {}, { maxBytes: 2e6 }, 120).options).toMatchObject({ maxBytes: 2e6 });
});

test('so does a film with a size limit alone', () => {
  const plan = planOf([{ name: 'a', seconds: 60 }], { format: UNSET });
  const limited = { ...OPTIONS, maxBytes: 6e6 };
  expect(fitToSize(plan, limited)).toMatchObject({ options: { resolution: { width: 960, height: 540 } } });
  expect(fitToSize(plan, limited).notes).toEqual([
    'The frame is 960×540 instead of 1920×1080, which would have too few bits for each pixel in 6 MB. `--resolution` keeps a size.',
  ]);
  expect(fitToSize(plan, { ...OPTIONS, maxBytes: 50e6 }).notes).toEqual([]);
  expect(fitToSize(plan, { ...limited, output: 'a.png' }).notes).toEqual([]);
});

test('the rate factor is that of H.264: other codecs keep their own', () => {
  const options = (more: Partial<RenderOptions>) => run('youtube', {}, more).options.formatOptions;
  expect(options({})).toMatchObject({ crf: 16 });
  expect(options({ formatOptions: { codec: 'hevc' } })).not.toHaveProperty('crf');
  expect(options({ output: 'film.webm' })).toEqual({ 'keyframe-interval': 12, 'audio-bitrate': 384 });
});

test('a format that is not fitted to sizes is rendered without the limit, and that is said', () => {
  const { options, notes } = run('github', {}, { output: 'film.html' });
  expect(options.maxBytes).toBeUndefined();
  expect(notes.at(-1)).toMatch(/^GitHub takes at most 10 MB: .+ is not fitted into that\.$/);
  expect(run('github', {}, { output: 'film.html', maxBytes: 3e6 }).options.maxBytes).toBe(3e6);
  expect(run('github', {}, { alsoOutputs: [{ output: 'a.png' }] }).options.maxBytes).toBe(10e6);
});
