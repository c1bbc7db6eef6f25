// The lists of Export…: options of a format, and the platform of a video among them.

import { beforeEach, expect, test } from 'vitest';
import { formatNamed } from '../../src/catalog/output-formats.ts';
import { chooseOptions } from '../../src/extension/renders/choose-formats.ts';
import { choosePlatform } from '../../src/extension/renders/choose-platform.ts';
import { reset, state } from './support/fake-vscode.ts';

const EXPORT = '$(play) Export';
const mp4 = formatNamed('mp4')!;
const png = formatNamed('png')!;

beforeEach(reset);

test('nothing is set where the first entry is chosen, and a dismissed list cancels', async () => {
  state.picks = [EXPORT];
  expect(await chooseOptions(mp4)).toEqual({ options: {}, platform: undefined });
  expect(await chooseOptions(mp4)).toBeNull();
});

test('a video can be for a platform, and for none again', async () => {
  state.picks = ['platform', 'TikTok', EXPORT];
  expect(await chooseOptions(mp4)).toEqual({ options: {}, platform: 'tiktok' });
  state.picks = ['platform', 'Anywhere', EXPORT];
  expect(await chooseOptions(mp4, 'tiktok')).toEqual({ options: {}, platform: undefined });
  // A dismissed list changes nothing.
  state.picks = ['platform', '', EXPORT];
  expect(await chooseOptions(mp4, 'tiktok')).toEqual({ options: {}, platform: 'tiktok' });
});

test('frames keep the platform of the video beside them', async () => {
  state.picks = ['platform', EXPORT];
  expect(await chooseOptions(png, 'youtube')).toEqual(
    png.options.length > 0 ? null : { options: {}, platform: 'youtube' },
  );
});

test('the list of platforms without a first entry', async () => {
  state.picks = ['Anywhere', 'Discord'];
  expect(await choosePlatform('t')).toBeNull();
  expect(await choosePlatform('t')).toBe('discord');
});
