// The lock of an output: who has it, and what does not count as one.

import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { lockOutput } from '../../src/engine/render/cache/output-lock.ts';

function scratch() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'glyphreel-lock-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const cache = path.join(folder, 'cache');
  const output = path.join(folder, 'video.mp4');
  const locks = () => (existsSync(path.join(cache, 'locks')) ? readdirSync(path.join(cache, 'locks')) : []);
  return { folder, cache, output, locks };
}

/** The lock's path, found by taking it once. */
async function lockPath({ cache, output, locks }: ReturnType<typeof scratch>): Promise<string> {
  const release = await lockOutput(output, cache);
  const file = path.join(cache, 'locks', locks()[0]);
  await release();
  return file;
}

test('excludes a second render, by any spelling of the path, until it is given back', async () => {
  const place = scratch();
  symlinkSync(place.folder, path.join(place.folder, 'again'));
  const release = await lockOutput(place.output, place.cache);
  for (const spelling of [
    place.output,
    path.join(place.folder, 'x', '..', 'video.mp4'),
    path.join(place.folder, 'again/video.mp4'),
  ])
    await expect(lockOutput(spelling, place.cache)).rejects.toMatchObject({ code: 'busy-output' });
  await release();
  expect(place.locks()).toEqual([]);
  await (
    await lockOutput(place.output, place.cache)
  )();
});

test('composed and decomposed names are one output', async () => {
  const place = scratch();
  const release = await lockOutput(path.join(place.folder, 'é.mp4'), place.cache);
  await expect(lockOutput(path.join(place.folder, 'e\u0301.mp4'), place.cache)).rejects.toMatchObject({
    code: 'busy-output',
  });
  await release();
});

const me = { pid: process.pid, host: os.hostname(), born: '' };
const dead = 2 ** 22 - 1;
test.each([
  ['nobody', { ...me, pid: dead, born: '1' }],
  ['another process with the same number', { ...me, born: 'another' }],
])('the lock of %s does not count', async (_, owner) => {
  const place = scratch();
  const lock = await lockPath(place);
  writeFileSync(lock, JSON.stringify(owner));
  await (
    await lockOutput(place.output, place.cache)
  )();
});

test.each(['null', '', '{', '[]', '{"pid":"x"}', '{"pid":-1,"host":"a"}'])(
  'a lock that holds %j counts for two seconds',
  async (text) => {
    const place = scratch();
    const lock = await lockPath(place);
    writeFileSync(lock, text);
    await expect(lockOutput(place.output, place.cache)).rejects.toMatchObject({ code: 'busy-output' });
    const then = Date.now() / 1000 - 10;
    utimesSync(lock, then, then);
    await (
      await lockOutput(place.output, place.cache)
    )();
  },
);

test('the lock of another machine counts as long as it is renewed', async () => {
  const place = scratch();
  const lock = await lockPath(place);
  writeFileSync(lock, JSON.stringify({ ...me, host: 'elsewhere' }));
  await expect(lockOutput(place.output, place.cache)).rejects.toMatchObject({ code: 'busy-output' });
  const then = Date.now() / 1000 - 120;
  utimesSync(lock, then, then);
  await (
    await lockOutput(place.output, place.cache)
  )();
  expect(place.locks()).toEqual([]);
});

test.skipIf(process.platform === 'win32').each(['pipe', 'folder', 'link'])(
  'a %s in the place of the lock is removed',
  async (kind) => {
    const place = scratch();
    const lock = await lockPath(place);
    if (kind === 'pipe') execFileSync('mkfifo', [lock]);
    if (kind === 'folder') mkdirSync(path.join(lock, 'inside'), { recursive: true });
    if (kind === 'link') symlinkSync('/dev/zero', lock);
    await (
      await lockOutput(place.output, place.cache)
    )();
    expect(place.locks()).toEqual([]);
  },
);
