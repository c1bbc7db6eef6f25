// What x264 is asked for at each quality, and where its bits are bound by the author or a platform.

import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { resolveFormatOptions } from '../../src/catalog/format-options.ts';
import { DEFAULT_FORMAT } from '../../src/catalog/output-formats.ts';
import { qualityProfiles } from '../../src/catalog/quality-profiles.ts';
import type { FormatOptionValue } from '../../src/contract/format-facts.ts';
import { findFfmpeg } from '../../src/engine/machine/ffmpeg/find-ffmpeg.ts';
import type { Ffmpeg } from '../../src/engine/machine/ffmpeg/find-ffmpeg.ts';
import { loadFormat } from '../../src/engine/outputs/load-format.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'glyphreel-x264-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let ffmpeg: Ffmpeg;
beforeAll(async () => {
  ffmpeg = await findFfmpeg();
});

type Quality = keyof typeof qualityProfiles;
async function settingsOf(quality: Quality, given: Record<string, FormatOptionValue> = {}): Promise<object> {
  const output = await loadFormat(DEFAULT_FORMAT.name);
  const options = resolveFormatOptions(DEFAULT_FORMAT, given);
  const { crf } = qualityProfiles[quality];
  return output.settings({ quality, crf, ffmpeg, options, cacheDir: folder, softwareOnly: true, alpha: false });
}

test('production takes less time than veryfast, at the same rate factor', async () => {
  expect(await settingsOf('draft')).toMatchObject({ preset: 'superfast', crf: 28 });
  expect(await settingsOf('preview')).toMatchObject({ preset: 'superfast', crf: 25 });
  expect(await settingsOf('production')).toMatchObject({ encoder: 'libx264', preset: 'veryfast (quick)', crf: 20 });
  expect(await settingsOf('max')).toMatchObject({ preset: 'veryfast', crf: 15 });
});

test('a given rate factor is x264’s own, and limited bits are spent by veryfast', async () => {
  expect(await settingsOf('production', { crf: 18 })).toMatchObject({ preset: 'veryfast', crf: 18 });
  expect(await settingsOf('production', { crf: 0 })).toMatchObject({ preset: 'veryfast', crf: 0 });
  expect(await settingsOf('production', { 'max-bitrate': 4000 })).toMatchObject({
    preset: 'veryfast',
    crf: 20,
    maxKbps: 4000,
  });
});

test('other codecs keep the likeness of the profile', async () => {
  expect(await settingsOf('production', { codec: 'hevc' })).toMatchObject({ encoder: 'libx265', crf: 19 });
});
