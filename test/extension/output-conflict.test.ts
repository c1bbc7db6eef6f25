// What a render may replace without asking: nothing but this reel's own videos of the same or a lower quality.

import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { QualityName } from '../../src/contract/render.ts';
import { KEEP_BOTH, REPLACE } from '../../src/extension/notices/notices.ts';
import type { Notice } from '../../src/extension/notices/notice.ts';
import { chooseOutput } from '../../src/extension/renders/choose-output.ts';
import { MadeVideos } from '../../src/extension/renders/made-videos.ts';
import { outputConflict } from '../../src/extension/renders/output-conflict.ts';
import type { RenderItem } from '../../src/extension/renders/render-item.ts';

const wanted = (quality: QualityName, uri = 'file:///a.reel') => ({ uri, part: 'reel', output: '/a.mp4', quality });
const made = (asked: QualityName, quality: QualityName = asked, uri = 'file:///a.reel') => ({
  uri,
  part: 'reel',
  asked,
  quality,
  size: 1,
  mtimeMs: 1,
});

describe('outputConflict', () => {
  test.each([
    ['a new file', 'draft', 'none', null],
    ['a video that the editor did not render', 'max', null, { kind: 'foreign' }],
    ["another reel's video", 'max', made('draft', 'draft', 'file:///b.reel'), { kind: 'foreign' }],
    ['the same quality', 'draft', made('draft'), null],
    ['a lower quality', 'production', made('draft'), null],
    ['a higher quality', 'draft', made('production'), { kind: 'better', existing: 'production' }],
    ['a video of a part of this reel', 'max', { ...made('draft'), part: 'scene a' }, { kind: 'part' }],
    ['the same request for "auto"', 'auto', made('auto', 'production'), null],
    ['a draft, by "auto"', 'auto', made('draft'), null],
    ['a production render, by "auto"', 'auto', made('production'), { kind: 'better', existing: 'production' }],
    [
      'a preview that "auto" chose, by a draft',
      'draft',
      made('auto', 'preview'),
      { kind: 'better', existing: 'preview' },
    ],
  ] as const)('replacing %s', (_what, quality, existing, conflict) =>
    expect(outputConflict(wanted(quality), existing, [])).toEqual(conflict),
  );

  const item = (state: string, uri: string) =>
    ({ state, uri, label: 'b', job: { options: { output: '/a.mp4' } } }) as RenderItem;
  test('a render of another reel to the same file is a conflict until it has ended', () => {
    expect(outputConflict(wanted('draft'), 'none', [item('queued', 'file:///b.reel')])).toEqual({
      kind: 'queued',
      label: 'b',
    });
    expect(outputConflict(wanted('draft'), 'none', [item('cancelled', 'file:///b.reel')])).toBeNull();
    expect(outputConflict(wanted('draft'), 'none', [item('running', 'file:///a.reel')])).toBeNull();
  });
});

function bench() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'glyphreel-output-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const kept = new Map<string, unknown>();
  const videos = new MadeVideos({
    get: <T>(key: string) => kept.get(key) as T | undefined,
    update: async (key: string, value: unknown) => void kept.set(key, structuredClone(value)),
  });
  const output = path.join(folder, 'film.mp4');
  const asked: Notice[] = [];
  const choose = (answer: string | undefined, quality: QualityName = 'draft', items: RenderItem[] = []) =>
    chooseOutput({ uri: 'file:///a.reel', part: 'reel', output, quality }, videos, items, async (notice) => {
      asked.push(notice);
      return answer;
    });
  return { folder, videos, output, asked, choose };
}

describe('chooseOutput', () => {
  test('asks nothing where there is no file, and nothing about its own video', async () => {
    const { output, videos, asked, choose } = bench();
    expect(await choose(undefined)).toBe(output);
    writeFileSync(output, 'video');
    await videos.note(output, { uri: 'file:///a.reel', part: 'reel', asked: 'draft', quality: 'draft' });
    expect(await choose(undefined)).toBe(output);
    expect(asked).toEqual([]);
  });

  test('asks before it replaces a file that it does not know, in a modal dialog', async () => {
    const { output, asked, choose } = bench();
    writeFileSync(output, 'holiday');
    expect(await choose(undefined)).toBeNull();
    expect(await choose(REPLACE)).toBe(output);
    expect(asked).toHaveLength(2);
    expect(asked[0]!.message).toBe('film.mp4 already exists. Replace it?');
    expect(asked[0]!.detail).toContain('was not rendered from this reel');
  });

  test('a video that was changed since is not its own any more', async () => {
    const { output, videos, asked, choose } = bench();
    writeFileSync(output, 'video');
    await videos.note(output, { uri: 'file:///a.reel', part: 'reel', asked: 'draft', quality: 'draft' });
    utimesSync(output, 1e9, 1e9);
    expect(await choose(undefined)).toBeNull();
    expect(asked).toHaveLength(1);
  });

  test('a draft does not silently replace a production render', async () => {
    const { output, videos, asked, choose } = bench();
    writeFileSync(output, 'video');
    await videos.note(output, { uri: 'file:///a.reel', part: 'reel', asked: 'auto', quality: 'production' });
    expect(await choose(undefined, 'draft')).toBeNull();
    expect(asked[0]!.message).toBe('Replace the production render film.mp4 with a draft render?');
    expect(await choose(undefined, 'max')).toBe(output);
  });

  test('Keep Both finds a name that neither exists nor is being rendered', async () => {
    const { folder, output, choose } = bench();
    writeFileSync(output, '');
    writeFileSync(path.join(folder, 'film-2.mp4'), '');
    const queued = {
      state: 'queued',
      uri: 'file:///a.reel',
      label: 'film',
      job: { options: { output: path.join(folder, 'film-3.mp4') } },
    } as RenderItem;
    expect(await choose(KEEP_BOTH, 'draft', [queued])).toBe(path.join(folder, 'film-4.mp4'));
  });
});
