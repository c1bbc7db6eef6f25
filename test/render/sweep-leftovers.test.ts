// What killed processes leave half-written is removed before the next render, and nothing that may still be written.

import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { sweepLeftovers } from '../../src/engine/render/cache/sweep-leftovers.ts';

let cache: string;
beforeEach(() => {
  cache = mkdtempSync(path.join(os.tmpdir(), 'glyphreel-sweep-'));
  onTestFinished(() => rmSync(cache, { recursive: true, force: true }));
});

/** The number of a process that has ended. */
const ended = spawnSync(process.execPath, ['--version']).pid;

test.each(['clips', 'glyphs'])('partial files of ended processes in %s', async (name) => {
  const folder = path.join(cache, name);
  mkdirSync(folder);
  const partial = (pid: number, seconds: number, tail: string): string => {
    const file = `.glyphreel-${pid}-${tail}.partial`;
    writeFileSync(path.join(folder, file), 'half');
    const at = Date.now() / 1000 - seconds;
    utimesSync(path.join(folder, file), at, at);
    return file;
  };
  partial(ended, 600, '00000001');
  // On a folder that machines share, the number means nothing: what was written a moment ago may be being written.
  const fresh = partial(ended, 1, '00000002');
  const running = partial(process.pid, 600, '00000003');
  writeFileSync(path.join(folder, 'whole.glyphs'), 'whole');
  await sweepLeftovers(cache, path.join(cache, 'film.mp4'));
  expect(readdirSync(folder).sort()).toEqual([fresh, running, 'whole.glyphs'].sort());
});
