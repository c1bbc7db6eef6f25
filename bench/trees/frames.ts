// CPU time of drawing and packing the frames of a reel, in two trees in turn: short stretches spread evenly over the reel.

import { createHash, type Hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Renderer } from '../../src/engine/frame/renderer/renderer.ts';
import { threadMs } from '../render/measure.ts';
import type { Sampler, Trees } from './measure.ts';
import type { LoadedTree, Tree } from './tree.ts';

/** One frame is too short for the kernel's CPU clock. */
const STRETCH = 6;
const STARTS = 6;

export interface FrameSampler extends Sampler {
  /** Whether both have drawn the same frames so far. */
  isSame: () => boolean;
}

/** Both trees draw the other's text. */
export async function frameSampler(trees: Trees<LoadedTree>, reel: string): Promise<FrameSampler> {
  const text = readFileSync(path.join(trees[1].folder, reel), 'utf8');
  const renderers = await Promise.all(
    trees.map(async ({ benchReel, openBench }) => openBench(await benchReel(reel, text))),
  );
  const hashes = renderers.map(() => createHash('sha256'));
  const frames = Math.min(...renderers.map((renderer) => renderer.frames));
  const stretch = Math.min(STRETCH, frames - 1);
  const starts = [
    ...new Set(
      Array.from({ length: STARTS }, (_, i) => Math.floor((i * (frames - stretch - 1)) / Math.max(1, STARTS - 1))),
    ),
  ];
  const sample = async (first: 0 | 1): Promise<[number, number]> => {
    const costs: [number, number] = [0, 0];
    for (const [i, start] of starts.entries())
      for (const at of (i + first) % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const))
        costs[at] += await cost(renderers[at], start, stretch, hashes[at]);
    return [costs[0] / starts.length, costs[1] / starts.length];
  };
  // V8 compiles the code, and states get their checkpoints.
  await sample(0);
  await sample(1);
  return {
    sample,
    isSame: () => hashes[0].copy().digest('hex') === hashes[1].copy().digest('hex'),
    close: () => renderers.forEach((renderer) => renderer.dispose()),
  };
}

async function cost(renderer: Renderer, start: number, stretch: number, hash: Hash): Promise<number> {
  await renderer.prepare?.(start);
  renderer.draw(start);
  const before = threadMs();
  for (let i = 1; i <= stretch; i++) {
    await renderer.prepare?.(start + i);
    renderer.draw(start + i, { pack: 'yuv420', measure: true });
    renderer.stats();
    renderer.packYuv420();
  }
  const spent = threadMs() - before;
  hash.update(renderer.packYuv420());
  return spent / stretch;
}

/** The reels of the bench and the examples that both trees have. */
export function commonReels([mine, other]: Trees<Tree>): string[] {
  return ['bench/reels', 'examples'].flatMap((folder) =>
    readdirSync(path.join(other.folder, folder))
      .filter((name) => name.endsWith('.reel') && existsSync(path.join(mine.folder, folder, name)))
      .sort()
      .map((name) => `${folder}/${name}`),
  );
}
