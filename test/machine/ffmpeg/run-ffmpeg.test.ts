// Runs that hang, flood or leave children behind, with scripts in place of ffmpeg.

import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { exitWords, logTail } from '../../../src/engine/machine/ffmpeg/ffmpeg-words.ts';
import { runFfmpeg } from '../../../src/engine/machine/ffmpeg/run-ffmpeg.ts';
import { processesOf } from '../../render/helpers.ts';

const posix = test.skipIf(process.platform === 'win32');

function script(body: string): { folder: string; file: string } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'glyphreel-ffmpeg-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'ffmpeg.sh');
  writeFileSync(file, `#!/bin/sh\n${body}\n`);
  chmodSync(file, 0o755);
  return { folder, file };
}

const gone = async (folder: string) => expect.poll(() => processesOf(folder), { timeout: 10_000 }).toEqual([]);

posix('ends a run that is stopped', async () => {
  const { folder, file } = script('kill -STOP $$');
  const result = await runFfmpeg({ ffmpegPath: file, args: [], idleMs: 400 });
  expect(exitWords(result)).toBe('it made no progress for 0 s and was ended');
  expect(result.ended).toEqual({ reason: 'hung', idleMs: 400 });
  await gone(folder);
});

posix('ends a wrapper together with the process that it waits for', async () => {
  const { folder, file } = script('sleep 1000 "$0" || exec sh -c "sleep 1000 # $0"');
  const abort = new AbortController();
  const run = runFfmpeg({ ffmpegPath: file, args: [], signal: abort.signal });
  await expect.poll(() => processesOf(folder).length, { timeout: 10_000 }).toBeGreaterThan(0);
  abort.abort();
  expect(await run).toMatchObject({ signal: 'SIGKILL' });
  await gone(folder);
});

posix('lets a quiet run work as long as its file grows', async () => {
  const { folder, file } = script('for i in 1 2 3 4 5 6 7 8; do echo x >> "$1"; sleep 0.25; done');
  const target = path.join(folder, 'target');
  const result = await runFfmpeg({ ffmpegPath: file, args: [target], idleMs: 1500, writes: [target] });
  expect(result).toMatchObject({ code: 0, timedOut: false });
  expect(result.ended).toBeUndefined();
});

posix.each([true, false])('ends a run that writes messages without end (to a log: %s)', async (toLog) => {
  const { folder, file } = script('yes "a message that says nothing" >&2');
  const log = path.join(folder, 'log');
  const result = await runFfmpeg({ ffmpegPath: file, args: [], ...(toLog ? { log } : {}) });
  expect(result.ended?.reason).toBe('flooded');
  expect(exitWords(result)).toBe('it wrote more than 16 MB of messages and was ended');
  expect(result.stderr.length).toBeLessThanOrEqual(64 * 1024);
  expect(result.stderr).toContain('a message that says nothing');
  if (toLog) expect(existsSync(log) && logTail(log, 100).length).toBe(100);
  await gone(folder);
});

posix('reports how a run ended by itself', async () => {
  const { file } = script('echo "Error: of its own" >&2; exit 7');
  const result = await runFfmpeg({ ffmpegPath: file, args: [] });
  expect(result).toMatchObject({ code: 7, stderr: 'Error: of its own\n', timedOut: false });
  expect(readFileSync(file, 'utf8')).toContain('exit 7');
});

test('a limit that keeps a program from starting is named', () => {
  const words = (code: string) =>
    exitWords({ code: null, signal: null, timedOut: false, failure: Object.assign(new Error('spawn'), { code }) });
  expect(words('EMFILE')).toBe('it could not be started (too many files are open: raise the limit with `ulimit -n`)');
  expect(words('EAGAIN')).toBe('it could not be started (too many processes run: raise the limit with `ulimit -u`)');
  expect(words('ENOENT')).toBe('it could not be started (ENOENT)');
});
