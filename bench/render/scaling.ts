// Cost of a frame by frame size, grid density and position in a long reel.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FrameFormat } from '../../src/contract/render.ts';
import { perFrame } from './measure.ts';
import { benchReel, openBench, ROOT } from './prepare.ts';

export interface ScalingRow {
  what: string;
  ms: number;
}

const REFERENCE = 'bench/reels/reference.reel';
const LONG_SECONDS = 3600;

async function cost(changes: Partial<FrameFormat>, first = 0, text?: string): Promise<number> {
  const renderer = await openBench(await benchReel(REFERENCE, text), changes);
  const frames = 12;
  renderer.draw(first);
  const { best } = await perFrame(3, () => {
    for (let i = 1; i <= frames; i++) {
      renderer.draw(first + i);
      renderer.packYuv420();
    }
    return frames;
  });
  renderer.dispose();
  return best;
}

export async function benchScaling(): Promise<{
  resolution: ScalingRow[];
  density: ScalingRow[];
  length: ScalingRow[];
}> {
  const resolution: ScalingRow[] = [];
  for (const [width, height] of [
    [960, 540],
    [1280, 720],
    [1920, 1080],
    [3840, 2160],
  ])
    resolution.push({ what: `${width}×${height}`, ms: await cost({ width, height }) });
  const density: ScalingRow[] = [];
  for (const gridScale of [0.5, 0.75, 1, 2])
    density.push({ what: `grid scale ${gridScale}`, ms: await cost({ gridScale }) });
  const long = readFileSync(path.join(ROOT, REFERENCE), 'utf8').replace('for 10s', `for ${LONG_SECONDS}s`);
  const length: ScalingRow[] = [];
  for (const seconds of [0, 60, 600, LONG_SECONDS - 1])
    length.push({ what: `at ${seconds} s of an hour`, ms: await cost({}, seconds * 24, long) });
  return { resolution, density, length };
}
