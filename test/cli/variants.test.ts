// `render --all`: names, shared progress, and a shape that fails beside one that does not.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ofAll, sharedProgress } from '../../src/cli/variants/render-variants.ts';
import { variantOutput } from '../../src/cli/variants/variant-output.ts';
import type { RenderEvent } from '../../src/contract/render.ts';
import { REELS, runCli, scratchFolder } from './run-cli.ts';

const scratch = scratchFolder();
type Progress = Extract<RenderEvent, { type: 'progress' }>;
const progress = (frame: number, etaSeconds: number | null): Progress => ({
  type: 'progress',
  id: 'a',
  frame,
  frames: 100,
  segment: 1,
  fps: 10,
  etaSeconds,
  phase: 'frames',
});

test('the shape is in the name of a file, and in that of a folder of frames', () => {
  expect(variantOutput('/a/film.mp4', 'portrait')).toBe(path.normalize('/a/film-portrait.mp4'));
  expect(variantOutput('out/%05d.png', 'square')).toBe(path.normalize('out-square/%05d.png'));
});

test('frames and time left are those of all shapes', () => {
  expect(ofAll(progress(50, 5), 0, 3, null)).toMatchObject({ frame: 50, frames: 300, etaSeconds: 25 });
  expect(ofAll(progress(50, 5), 1, 3, null)).toMatchObject({ frame: 150, frames: 300, etaSeconds: 15 });
  expect(ofAll(progress(50, 5), 2, 3, 99)).toMatchObject({ frame: 250, etaSeconds: 5 });
  expect(ofAll(progress(0, null), 0, 3, 10).etaSeconds).toBeNull();
  // Before its first frame, what the one before took says how long the others will take.
  expect(ofAll(progress(0, 8), 1, 3, 10).etaSeconds).toBe(18);
});

test('a shape passes its other events on', () => {
  const shown: string[] = [];
  const shared = sharedProgress(2, () => ({ show: (event) => shown.push(event.type), stop: () => shown.push('stop') }));
  const view = shared.view(0);
  view.show(progress(1, null));
  view.show({ type: 'warning', id: 'a', message: 'm' });
  view.stop();
  shared.finish();
  expect(shown).toEqual(['progress', 'warning', 'stop']);
});

test('a shape that fails does not stop the others', async () => {
  const reel = path.join(scratch, 'film.reel');
  writeFileSync(reel, readFileSync(path.join(REELS, 'tiny.reel')));
  mkdirSync(path.join(scratch, 'film-portrait.mp4'));
  const { code, out } = await runCli(
    ['render', reel, '-o', path.join(scratch, 'film.mp4'), '-q', 'draft', '--all', 'portrait,square', '--json'],
    { env: { GLYPHREEL_CACHE: path.join(scratch, 'cache') } },
  );
  const events = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { type: string });
  expect(events.filter(({ type }) => type === 'variant')).toMatchObject([
    { aspect: 'portrait', number: 1, of: 2 },
    { aspect: 'square', number: 2, of: 2 },
  ]);
  expect(events.at(-1)).toMatchObject({
    type: 'variants',
    variants: [
      { aspect: 'portrait', status: 'failed' },
      { aspect: 'square', status: 'rendered' },
    ],
  });
  expect(code).toBe(1);
  expect(existsSync(path.join(scratch, 'film-square.mp4'))).toBe(true);
});

test.each([
  [['--all', 'portrait,round'], 'Expected shapes of landscape, portrait, square'],
  [['--all', 'portrait', '--aspect', 'square'], 'Expected --all alone, but got it with --aspect'],
  [['--all', 'portrait', '--jobs', 'out'], 'Expected --all alone, but got it with --jobs'],
  [['--for', 'myspace'], 'Allowed choices are youtube, tiktok, instagram, x, discord, github'],
])('%j is refused', async (options, message) => {
  const { code, err } = await runCli(['render', path.join(REELS, 'tiny.reel'), ...options]);
  expect(code).toBe(2);
  expect(err).toContain(message);
});
