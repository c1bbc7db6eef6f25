// How the cost of a frame changes with the frame's size, the density of its grids and the place in a long reel, and how a
// render's time changes with workers.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { FrameFormat, RenderEvent } from '../../src/contract/render.ts';
import { perFrame } from './measure.ts';
import { benchReel, openBench, ROOT } from './prepare.ts';

export interface ScalingRow { what: string; ms: number }

const REFERENCE = 'bench/reels/reference.reel';
const LONG_SECONDS = 3600;

async function cost(changes: Partial<FrameFormat>, first = 0, text?: string): Promise<number> {
  const renderer = await openBench(await benchReel(REFERENCE, text), changes);
  const frames = 12;
  renderer.draw(first);
  const { best } = await perFrame(3, () => {
    for (let i = 1; i <= frames; i++) { renderer.draw(first + i); renderer.packYuv420(); }
    return frames;
  });
  renderer.dispose();
  return best;
}

export async function benchScaling(): Promise<{ resolution: ScalingRow[]; density: ScalingRow[]; length: ScalingRow[] }> {
  const resolution: ScalingRow[] = [];
  for (const [width, height] of [[960, 540], [1280, 720], [1920, 1080], [3840, 2160]]) resolution.push({ what: `${width}×${height}`, ms: await cost({ width, height }) });
  const density: ScalingRow[] = [];
  for (const gridScale of [0.5, 0.75, 1, 2]) density.push({ what: `grid scale ${gridScale}`, ms: await cost({ gridScale }) });
  const long = readFileSync(path.join(ROOT, REFERENCE), 'utf8').replace('for 10s', `for ${LONG_SECONDS}s`);
  const length: ScalingRow[] = [];
  for (const seconds of [0, 60, 600, LONG_SECONDS - 1]) length.push({ what: `at ${seconds} s of an hour`, ms: await cost({}, seconds * 24, long) });
  return { resolution, density, length };
}

export interface WorkersRow { workers: number; wallSeconds: number; drawSeconds: number; framesPerSecond: number }

/** A production render of a few seconds by each number of workers; the time from the first frame to the last. */
export function benchWorkers(most: number, seconds: number): WorkersRow[] {
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'glyphreel-bench-'));
  try {
    return Array.from({ length: most }, (_, i) => {
      const workers = i + 1;
      const args = ['render', path.join(ROOT, REFERENCE), '-q', 'production', '-w', String(workers), '--no-cache', '--range', `0s..${seconds}s`, '-o', path.join(scratch, 'w.mp4'), '--json'];
      const { stdout } = spawnSync(process.execPath, [path.join(ROOT, 'bin/glyphreel.mjs'), ...args], { encoding: 'utf8', env: { ...process.env, GLYPHREEL_CACHE: path.join(scratch, 'cache') } });
      const done = stdout.trimEnd().split('\n').map((line) => JSON.parse(line) as RenderEvent).at(-1)!;
      if (done.type !== 'done') throw new Error(`The render with ${workers} workers failed: ${JSON.stringify(done)}`);
      return { workers, wallSeconds: done.wallSeconds, drawSeconds: done.wallSeconds, framesPerSecond: done.frames / done.wallSeconds };
    });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
