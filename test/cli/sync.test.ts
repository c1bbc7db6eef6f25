// `glyphreel check --sync`: the picture's brightness against the beats.

import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { compareWithBeats } from '../../src/engine/render/report/sync.ts';
import { runCli, scratchFolder } from './run-cli.ts';

const scratch = scratchFolder();
/** Brightness that flashes at frames and falls after them. */
const flashes = (frames: number, at: readonly number[]) =>
  Array.from({ length: frames }, (_, frame) => {
    const since = Math.min(...at.filter((flash) => flash <= frame).map((flash) => frame - flash));
    return Number.isFinite(since) ? 20 + 60 * 0.7 ** since : 20;
  });

it('measures the offset of each beat from the nearest jump', () => {
  const beats = [0.5, 1, 1.5, 2];
  expect(compareWithBeats(flashes(60, [12, 24, 36, 48]), 24, beats)).toEqual({
    beats: 4,
    matched: 4,
    meanMs: 0,
    worstMs: 0,
    worstAt: 0.5,
  });
  expect(compareWithBeats(flashes(60, [12, 25, 36, 51]), 24, beats)).toEqual({
    beats: 4,
    matched: 4,
    meanMs: 41.7,
    worstMs: 125,
    worstAt: 2,
  });
});

it('leaves out beats without a jump', () => {
  expect(compareWithBeats(flashes(60, [12]), 24, [0.5, 1.5])).toMatchObject({ beats: 2, matched: 1, worstMs: 0 });
  expect(compareWithBeats(new Array(60).fill(9), 24, [0.5])).toMatchObject({ beats: 1, matched: 0, meanMs: null });
});

it('draws the reel and reports in words and as JSON', { timeout: 60_000 }, async () => {
  const reel = path.join(scratch, 'beat.reel');
  writeFileSync(
    reel,
    'reel { size: 160x90  fps: 20  bpm: 120 }\nscene a for 4s { tonemap: off  layer on xl { value: 0.1 + 0.9 * audio.decay } }\n',
  );
  const { code, out } = await runCli(['check', reel, '--sync']);
  expect(code).toBe(0);
  expect(out).toMatch(/sync: the brightness jumps at 7 of 7 beats, on average 0 ms off, at worst 0 ms/);
  const json = await runCli(['check', reel, '--sync', '--json']);
  expect(JSON.parse(json.out)).toMatchObject([{ code: 'sync', sync: { beats: 7, matched: 7, meanMs: 0 } }]);
});
