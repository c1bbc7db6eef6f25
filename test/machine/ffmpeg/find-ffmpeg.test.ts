import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { bundledFfmpeg, findFfmpeg } from '../../../src/engine/machine/ffmpeg/find-ffmpeg.ts';
import { lastWords, saysDiskFull } from '../../../src/engine/machine/ffmpeg/ffmpeg-words.ts';
import { runFfmpeg } from '../../../src/engine/machine/ffmpeg/run-ffmpeg.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'glyphreel-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const fake = (name: string, version: string): string =>
  makeScript(
    path.join(folder, `${name}-ffmpeg`),
    `case "$*" in *-version*) echo "ffmpeg version ${version} Copyright";; *) echo " V....D libx264 H.264";; esac`,
  );

function makeScript(file: string, body: string): string {
  writeFileSync(file, `#!/bin/sh\n${body}\n`);
  chmodSync(file, 0o755);
  return file;
}

test('the setting wins over the environment, that over the PATH, that over the bundled one', async () => {
  const setting = fake('setting', '8.1'),
    environment = fake('environment', '7.0');
  const onPath = mkdtempSync(path.join(folder, 'path-'));
  makeScript(
    path.join(onPath, 'ffmpeg'),
    'case "$*" in *-version*) echo "ffmpeg version 6.1 x";; *) echo " V....D libx264 H.264";; esac',
  );
  const env = { GLYPHREEL_FFMPEG: environment, PATH: onPath };
  expect(await findFfmpeg({ setting, env })).toMatchObject({ version: '8.1', source: 'setting' });
  expect(await findFfmpeg({ env })).toMatchObject({ version: '7.0', source: 'environment' });
  expect(await findFfmpeg({ env: { PATH: onPath } })).toMatchObject({ version: '6.1', source: 'path', ffprobe: null });
  expect(await findFfmpeg({ env: { PATH: '' } })).toMatchObject({ source: 'bundled', path: bundledFfmpeg() });
});

test('a broken one on the PATH is passed over, a broken one that was named is not', async () => {
  const onPath = mkdtempSync(path.join(folder, 'path-'));
  const broken = makeScript(path.join(onPath, 'ffmpeg'), 'exit 127');
  expect(await findFfmpeg({ env: { PATH: onPath } })).toMatchObject({ source: 'bundled' });
  await expect(findFfmpeg({ setting: broken, env: {} })).rejects.toMatchObject({
    code: 'machine-no-ffmpeg',
    message: expect.stringContaining('it ended with code 127'),
  });
  await expect(findFfmpeg({ setting: path.join(folder, 'none'), env: {} })).rejects.toMatchObject({
    message: expect.stringContaining('there is no such file'),
  });
  await expect(
    findFfmpeg({ setting: makeScript(path.join(folder, 'other'), 'echo hello'), env: {} }),
  ).rejects.toMatchObject({ message: expect.stringContaining('it is not an ffmpeg') });
});

test('one that hangs at its probe does not hang the render', async () => {
  const hangs = makeScript(path.join(folder, 'hangs'), 'exec sleep 30');
  await expect(findFfmpeg({ setting: hangs, env: {}, timeoutMs: 200 })).rejects.toMatchObject({
    message: expect.stringContaining('took too long'),
  });
});

test('the bundled one encodes what renders need', async () => {
  const { encoders } = await findFfmpeg({ setting: bundledFfmpeg() as string });
  for (const name of ['libx264', 'aac', 'png']) expect(encoders.has(name), name).toBe(true);
});

test('a run can be cancelled, and reports how it ended', async () => {
  const abort = new AbortController();
  const running = runFfmpeg({ ffmpegPath: '/bin/sh', args: ['-c', 'exec sleep 30'], signal: abort.signal });
  abort.abort();
  expect(await running).toMatchObject({ code: null, signal: 'SIGKILL' });
  expect((await runFfmpeg({ ffmpegPath: path.join(folder, 'gone'), args: [] })).failure?.code).toBe('ENOENT');
});

test('what ffmpeg says is brought down to the line that matters', () => {
  expect(lastWords('Input #0\n[mp3 @ 0x1] Invalid data found\nsize= 12kB\nConversion failed!\n')).toBe(
    'Invalid data found',
  );
  expect(lastWords('')).toBe('it printed nothing');
  expect(saysDiskFull('av_interleaved_write_frame(): No space left on device')).toBe(true);
  expect(saysDiskFull('No such file')).toBe(false);
});
