// The Renders view: what it says about each render, and its pictures.

import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Uri as VsUri } from 'vscode';
import { describeItem, itemTooltip } from '../../src/extension/renders/describe-item.ts';
import type { RenderItem } from '../../src/extension/renders/render-item.ts';
import { RenderPictures } from '../../src/extension/renders/render-pictures.ts';
import { formatBytes } from '../../src/extension/shared/format-bytes.ts';
import { Uri } from './support/fake-vscode.ts';

const item = (over: object = {}) =>
  ({
    id: 'r1',
    label: 'film',
    state: 'done',
    job: { options: { output: '/x/film.mp4', quality: 'auto' } },
    start: { quality: 'draft', workers: 2, format: { width: 960, height: 540, fps: 12 } },
    done: {
      output: '/x/film.mp4',
      still: '/cache/film.still.png',
      seconds: 12,
      wallSeconds: 3,
      frames: 144,
      cachedSegments: 1,
      segments: 3,
      misses: 0,
      outputs: [{ path: '/x/film.mp4', bytes: 1_234_000 }],
    },
    error: null,
    warnings: [],
    clips: new Map(),
    progress: null,
    ...over,
  }) as unknown as RenderItem;

test.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [1000, '1.0 kB'],
  [12_345, '12 kB'],
  [999_600, '1.0 MB'],
  [34_400_000, '34 MB'],
  [2_100_000_000, '2.1 GB'],
])('%d bytes are %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text));

describe('a result', () => {
  test('says its length, size and quality, and how many segments are dark', () => {
    expect(describeItem(item())).toBe('12 s · 1.2 MB · draft');
    expect(describeItem(item({ done: { ...item().done, misses: 2 } }))).toBe('12 s · 1.2 MB · draft · 2 dark');
  });

  test('of several formats has the size of all, and each in the hover', () => {
    const outputs = [
      { path: '/x/film.mp4', bytes: 1_200_000 },
      { path: '/x/film.gif', bytes: 3_000_000 },
    ];
    const several = item({ done: { ...item().done, outputs } });
    expect(describeItem(several)).toContain('4.2 MB');
    expect(itemTooltip(several, null)).toContain('.mp4 1.2 MB, .gif 3.0 MB');
    expect(itemTooltip(several, null)).toContain('`/x/film.gif`');
  });

  test('has its picture in the hover', () => {
    expect(itemTooltip(item(), 'data:image/png;base64,AAAA')).toContain('![film](data:image/png;base64,AAAA)');
    expect(itemTooltip(item(), null)).not.toContain('![');
  });
});

describe('pictures', () => {
  const folder = () => {
    const name = mkdtempSync(path.join(os.tmpdir(), 'glyphreel-pictures-'));
    onTestFinished(() => rmSync(name, { recursive: true, force: true }));
    return name;
  };
  const uri = `data:image/png;base64,${Buffer.from('a picture').toString('base64')}`;

  test('are taken from the frame that represents the result, else from the result, and outlive the window', async () => {
    const asked: string[] = [];
    const place = Uri.file(folder()) as unknown as VsUri;
    const pictures = new RenderPictures(place, async (file) => (asked.push(file), uri));
    const changed: string[] = [];
    pictures.onDidChange((each) => changed.push(each?.id ?? 'all'));
    await pictures.make(item());
    await pictures.make(item({ id: 'r2', done: { ...item().done, still: '', output: '/x/film/%05d.png' } }));
    expect(asked).toEqual(['/cache/film.still.png', '/x/film']);
    expect(changed).toEqual(['r1', 'r2']);
    expect(readFileSync(pictures.of(item())!.fsPath, 'utf8')).toBe('a picture');

    const next = new RenderPictures(place, async () => undefined);
    await next.load([item()]);
    expect(await next.dataUri(item())).toBe(uri);
    expect(existsSync(path.join(place.fsPath, 'r2.png')), 'a picture of no item stays').toBe(false);
  });

  test('are missing where there is none, and where the storage holds none yet', async () => {
    const place = Uri.file(path.join(folder(), 'nothing')) as unknown as VsUri;
    const pictures = new RenderPictures(place, async () => undefined);
    await pictures.load([item()]);
    await pictures.make(item());
    expect(pictures.of(item())).toBeUndefined();
    expect(await pictures.dataUri(item())).toBeNull();
  });

  test('other files of the storage are deleted with those of items that are gone', async () => {
    const name = folder();
    writeFileSync(path.join(name, 'r9.jpeg'), '');
    await new RenderPictures(Uri.file(name) as unknown as VsUri, async () => undefined).load([]);
    expect(existsSync(path.join(name, 'r9.jpeg'))).toBe(false);
  });
});
