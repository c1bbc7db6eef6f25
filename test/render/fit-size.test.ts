// Outputs of a limited size: the search, and a video that is encoded again.

import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { RenderEvent } from '../../src/contract/render.ts';
import type { OutputFormat, ShrinkTask } from '../../src/engine/outputs/output-format.ts';
import { fitSize } from '../../src/engine/render/plan/fit-size.ts';
import { REELS, runCli } from '../cli/run-cli.ts';

/** Shrinks a file of 1000 bytes to what `sizeOf` makes of the bytes that are aimed at. */
function shrinkable(sizeOf: (aimed: number, attempt: number) => number) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'glyphreel-fit-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const target = path.join(folder, 'film');
  writeFileSync(target, Buffer.alloc(1000));
  const aims: number[] = [];
  const shrink = async ({ source, aimBytes }: ShrinkTask) => {
    expect(statSync(source).size).toBe(1000);
    aims.push(aimBytes);
    writeFileSync(target, Buffer.alloc(Math.round(sizeOf(aimBytes, aims.length))));
  };
  const fit = (maxBytes: number, format: Partial<OutputFormat> = { shrink }) =>
    fitSize(
      format as OutputFormat,
      { maxBytes, output: 'film', target: { path: target, pattern: null } } as Parameters<typeof fitSize>[1],
    );
  return { fit, aims, target, left: () => readdirSync(folder) };
}

test('a file that fits stays as it is', async () => {
  const { fit, aims } = shrinkable((aimed) => aimed);
  expect(await fit(1000)).toBe(false);
  expect(aims).toEqual([]);
});

test('one that does not is encoded again, below the limit', async () => {
  const { fit, aims, target, left } = shrinkable((aimed) => aimed);
  expect(await fit(500)).toBe(true);
  expect(aims).toEqual([492.5]);
  expect(statSync(target).size).toBeLessThanOrEqual(500);
  expect(left()).toEqual(['film']);
});

test('an encoder that misses its rate is asked for less, in proportion', async () => {
  const { fit, aims } = shrinkable((aimed) => aimed * 1.2);
  expect(await fit(500)).toBe(true);
  expect(aims).toHaveLength(2);
  expect(aims[1]! * 1.2).toBeLessThanOrEqual(500);
});

test('a size that cannot be reached is an error with both sizes', async () => {
  const { fit, aims, left } = shrinkable(() => 800);
  await expect(fit(500)).rejects.toMatchObject({ code: 'input-limit' });
  expect(aims).toHaveLength(2);
  expect(left()).toEqual(['film']);
  await expect(fit(500, { title: 'GIF' })).rejects.toMatchObject({ code: 'input-output' });
});

test('a video is brought below its limit, verified, and its clips are found again', async () => {
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'glyphreel-fit-'));
  onTestFinished(() => rmSync(scratch, { recursive: true, force: true }));
  const output = path.join(scratch, 'film.mp4');
  const env = { GLYPHREEL_CACHE: path.join(scratch, 'cache') };
  const render = async (...more: string[]) => {
    const reel = path.join(REELS, 'tiny.reel');
    const { out } = await runCli(['render', reel, '-o', output, '-q', 'production', '--json', ...more], { env });
    const events = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as RenderEvent);
    const end = events.at(-1);
    expect(end).toMatchObject({ type: 'done' });
    return { events, size: statSync(output).size };
  };
  const whole = await render();
  const maxBytes = Math.round(whole.size * 0.6);
  const fitted = await render('--max-size', `${maxBytes / 1000}KB`, '--embed', 'chapters');
  expect(fitted.size).toBeLessThanOrEqual(maxBytes);
  expect(fitted.size).toBeGreaterThan(maxBytes * 0.7);
  expect(fitted.events.at(-1)).toMatchObject({ cachedSegments: 2 });
  const phases = fitted.events.flatMap((event) => (event.type === 'progress' ? event.phase : []));
  expect(phases.slice(-2)).toEqual(['fit', 'verify']);
  // A file that was not encoded again is written from the same clips.
  const again = await render();
  expect(again.events.at(-1)).toMatchObject({ cachedSegments: 2 });
  expect(again.size).toBe(whole.size);
}, 60_000);
