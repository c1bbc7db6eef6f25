// The render dialog: its rows, what choosing them changes, and what it is kept as.

import { beforeEach, describe, expect, test } from 'vitest';
import type { Uri as VsUri } from 'vscode';
import { SETTINGS } from '../../src/extension/manifest/settings.ts';
import { choosePlatform } from '../../src/extension/renders/choose-platform.ts';
import { hasPart, partText } from '../../src/extension/renders/choose-part.ts';
import { outputsOf, RenderMemory, usualChoices, wishesFrom } from '../../src/extension/renders/render-choices.ts';
import { chooseRender } from '../../src/extension/renders/render-dialog.ts';
import { compile } from '../../src/language/compile.ts';
import { reset, state, Uri } from './support/fake-vscode.ts';

const { plan } = compile(
  `scene a for 2s { layer on md { value: plasma() } }
scene b for 3s { layer on md { value: plasma() } }
play { a b }`,
  {},
);
const uri = Uri.file('/reels/film.reel') as unknown as VsUri;
const marks = { range: { from: 0.5, to: 1.5 } };
const START = '$(play) Render';
const choose = (start = usualChoices(uri), marked: typeof marks | null = marks) =>
  chooseRender({ uri, plan, marks: marked }, start);
const row = (label: string) => state.lists.at(-1)!.items.find((item) => item.label === label);

beforeEach(() => {
  reset();
  for (const [key, { default: value }] of Object.entries(SETTINGS)) state.settings.set(`glyphreel.${key}`, value);
});

describe('the list', () => {
  test('Enter renders what the settings say; Escape renders nothing', async () => {
    state.picks = [START];
    expect(await choose()).toEqual(usualChoices(uri));
    expect(row(START)).toMatchObject({ description: 'film.mp4', detail: 'the whole reel, auto quality' });
    expect(await choose()).toBeNull();
  });

  test('a choice changes its row, and the cursor stays on it', async () => {
    state.picks = ['Quality', 'draft', 'Aspect', 'square', START];
    expect(await choose()).toMatchObject({ quality: 'draft', aspect: 'square' });
    expect(row('Quality')!.description).toBe('draft');
    expect(row('Aspect')!.description).toBe('square');
    expect(state.lists.at(-1)!.active).toBe('Aspect');
    // Of the list of qualities, the one that was chosen before.
    expect(state.lists[1]).toMatchObject({ title: 'Render: quality', active: 'auto' });
  });

  test('a dismissed question changes nothing', async () => {
    state.picks = ['Range', '', START];
    expect(await choose()).toEqual(usualChoices(uri));
  });

  test('the range is the reel, the marks, a segment or a scene, and the name of the file follows', async () => {
    state.picks = ['Range', 'Marked Range', START];
    expect((await choose())!.part).toEqual(marks);
    expect(row(START)).toMatchObject({ description: 'film-0.5s-1.5s.mp4' });
    state.picks = ['Range', 'Marked Range', START];
    expect((await choose({ ...usualChoices(uri), part: { ...marks } }))!.part, 'marks are there once').toEqual(marks);
    expect(state.lists.at(-2)!.items.filter(({ label }) => /Range/.test(label))).toHaveLength(1);
    state.picks = ['Range', 'Range of the Last Render', START];
    const part = { range: { from: 2, to: 3 } };
    expect((await choose({ ...usualChoices(uri), part }))!.part).toEqual(part);
    state.picks = ['Range', '2. b', START];
    expect((await choose())!.part).toEqual({ segment: 2, scene: 'b' });
    state.picks = ['Range', 'a', START];
    expect((await choose())!.part).toEqual({ scene: 'a' });
    state.picks = ['Range', 'Marked Range', START];
    expect((await choose(usualChoices(uri), null))!.part, 'without marks there is no such row').toEqual({
      whole: true,
    });
  });

  test('several formats, each with the rows of its options', async () => {
    state.picks = ['Format', 'WebM video+PNG sequence', 'keyframe-interval', START];
    state.inputs = ['12'];
    const choices = (await choose())!;
    expect(choices.formats).toEqual(
      expect.arrayContaining([
        { name: 'webm', options: { 'keyframe-interval': 12 } },
        { name: 'png', options: {} },
      ]),
    );
    expect(outputsOf(choices, uri).map(({ output }) => output)).toEqual(
      expect.arrayContaining(['/reels/film.webm', '/reels/film/%05d.png']),
    );
  });

  test('a platform is for videos, names the file, and can be taken back', async () => {
    state.picks = ['Platform', 'TikTok', START];
    const choices = (await choose())!;
    expect(choices.platform).toBe('tiktok');
    expect(wishesFrom(choices, uri)).toMatchObject({
      platform: 'tiktok',
      outputs: [{ output: '/reels/film-tiktok.mp4', format: 'mp4' }],
    });
    state.picks = ['Platform', 'Anywhere', START];
    expect((await choose(choices))!.platform).toBeNull();
    state.picks = ['Format', 'PNG sequence', START];
    await choose();
    expect(row('Platform')).toBeUndefined();
  });

  test('a place is kept for every format, and the settings can be taken again', async () => {
    state.picks = ['Save to', 'Choose a Place…', 'Format', 'GIF+MP4 video', START];
    state.saveAs = Uri.file('/films/night.mp4');
    const choices = (await choose())!;
    expect(outputsOf(choices, uri).map(({ output }) => output)).toContain('/films/night.mp4');
    state.picks = ['$(discard) Use the Settings Again', START];
    expect(await choose(choices)).toEqual(usualChoices(uri));
    state.picks = ['Save to', 'Where the Settings Say', START];
    expect((await choose(choices))!.output).toBeNull();
  });
});

test('choices are kept for each reel', async () => {
  const kept = new Map<string, unknown>();
  const memory = new RenderMemory({
    get: <T>(key: string) => kept.get(key) as T,
    update: async (key: string, value: unknown) => void kept.set(key, structuredClone(value)),
  });
  const draft = { ...usualChoices(uri), quality: 'draft' as const };
  await memory.keep(uri, usualChoices(uri));
  await memory.keep(uri, draft);
  expect(memory.of(uri)).toEqual(draft);
  expect(memory.of(Uri.file('/reels/other.reel') as unknown as VsUri)).toBeNull();
});

test('a part that the reel no longer has is not offered again', () => {
  expect(hasPart(plan, { segment: 2, scene: 'b' })).toBe(true);
  expect(hasPart(plan, { segment: 2, scene: 'a' })).toBe(false);
  expect(hasPart(plan, { scene: 'gone' })).toBe(false);
  expect(hasPart(plan, { range: { from: 4, to: 9 } })).toBe(true);
  expect(hasPart(plan, { range: { from: 5, to: 9 } })).toBe(false);
  expect(partText({ range: { from: 4, to: 9 } })).toBe('4s–9s of the reel');
});

test('the list of platforms without a first entry', async () => {
  state.picks = ['Anywhere', 'Discord'];
  expect(await choosePlatform('t')).toBeNull();
  expect(await choosePlatform('t')).toBe('discord');
});
