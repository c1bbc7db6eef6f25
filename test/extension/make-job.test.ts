// The job that a render command makes from settings, and what a platform changes of it.

import { beforeEach, expect, test } from 'vitest';
import type { TextDocument } from 'vscode';
import type { PlanNotification } from '../../src/contract/protocol.ts';
import { SETTINGS } from '../../src/extension/manifest/settings.ts';
import { makeJob } from '../../src/extension/renders/make-job.ts';
import { markedPart } from '../../src/extension/renders/marked-part.ts';
import { wishesOf } from '../../src/extension/renders/render-wishes.ts';
import { planOf } from '../render/helpers.ts';
import { reset, state, Uri } from './support/fake-vscode.ts';

const document = { uri: Uri.file('/reels/film.reel') } as unknown as TextDocument;
const held = (seconds = 10): PlanNotification => {
  const format = { width: 1920, height: 1080, fps: 24, sizeGiven: false, fpsGiven: false };
  return { plan: planOf([{ name: 'a', seconds }], { format }) } as unknown as PlanNotification;
};

beforeEach(() => {
  reset();
  for (const [key, { default: value }] of Object.entries(SETTINGS)) state.settings.set(`glyphreel.${key}`, value);
});

test('without a platform: the settings', () => {
  const { label, job, notes } = makeJob(document, held(), { whole: true });
  expect([label, notes]).toEqual(['film', []]);
  expect(job.options).toMatchObject({ output: '/reels/film.mp4', sidecars: [], embed: [] });
  expect(job.options.platform).toBeUndefined();
});

test('for a platform: its frame, rate and limits, a name of its own, and sentences about them', () => {
  state.settings.set('glyphreel.render.sidecars', ['srt']);
  const { label, job, notes } = makeJob(document, held(), { whole: true }, { platform: 'instagram' });
  expect(label).toBe('film · Instagram');
  expect(job.options).toMatchObject({
    output: '/reels/film-instagram.mp4',
    platform: 'instagram',
    quality: 'production',
    resolution: { width: 1080, height: 1920 },
    fps: 30,
    maxBytes: 300e6,
    sidecars: ['srt'],
    formatOptions: { 'max-bitrate': 25_000, 'audio-bitrate': 128 },
  });
  expect(notes).toHaveLength(2);
});

test('for a platform in several formats: each gets the options that it has', () => {
  const outputs = [
    { output: '/reels/film-youtube.mp4', format: 'mp4', formatOptions: { crf: 30 } },
    { output: '/reels/film-youtube/%05d.png', format: 'png', formatOptions: {} },
  ];
  const { options } = makeJob(document, held(), { whole: true }, { platform: 'youtube', outputs }).job;
  expect(options).toMatchObject({
    output: '/reels/film-youtube.mp4',
    format: 'mp4',
    formatOptions: { crf: 30, 'b-frames': 2, 'audio-bitrate': 384 },
    alsoOutputs: [{ ...outputs[1], formatOptions: {} }],
  });
});

test('what is marked: the range of the reel, named in file and label', () => {
  const previews = (marks: object | null) => ({ previews: { get: () => ({ marks }) } }) as never;
  const found = { document, held: held() };
  const part = markedPart(previews({ scene: null, in: 2.5, out: 14 }), found)!;
  const { label, job } = makeJob(document, held(), part);
  expect(label).toBe('film · 2.5s–10s');
  expect(job.options).toMatchObject({ output: '/reels/film-2.5s-10s.mp4', range: { from: 2.5, to: 10 } });
  expect(markedPart(previews(null), found)).toBeNull();
  expect(markedPart(previews({ scene: null, in: 12, out: null }), found)).toBeNull();
  expect(markedPart(previews({ scene: 'gone', in: 1, out: 2 }), found)).toBeNull();
});

test('rendering again asks for the same frames in the same files, whatever the settings say by then', () => {
  const part = { whole: true } as const;
  const outputs = [{ output: '/out/film.webm', format: 'webm', formatOptions: { 'keyframe-interval': 12 } }];
  const first = makeJob(document, held(), part, { quality: 'draft', aspect: 'square', outputs }).job;
  state.settings.set('glyphreel.render.quality', 'max');
  state.settings.set('glyphreel.render.output', '/elsewhere/${name}.mp4');
  state.settings.set('glyphreel.render.sidecars', ['srt']);
  const again = makeJob(document, held(), part, wishesOf({ job: { ...first, id: 'x' } })).job;
  expect(again.options).toEqual(first.options);
});

test('rendering again for a platform keeps a shape that was chosen', () => {
  const wishes = { platform: 'tiktok', quality: 'production', aspect: 'square' } as const;
  const first = makeJob(document, held(), { whole: true }, wishes).job;
  const again = makeJob(document, held(), { whole: true }, wishesOf({ job: { ...first, id: 'x' } })).job;
  expect(again.options).toMatchObject({ resolution: first.options.resolution, fps: first.options.fps });
});
