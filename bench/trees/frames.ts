// Time of drawing and packing the frames of a reel, in two trees in turn: short stretches spread evenly over the reel, each drawn several
// times, and the least time of each frame by the wall clock. That repeats within 1 to 2 % where a frame is shorter than the time slices of
// other work; CPU time, which some kernels count in 4 ms, left 3 to 6 %. Garbage collection is not in it: npm run bench prints what a
// frame leaves on the heap.

import { createHash, type Hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Renderer } from '../../src/engine/frame/renderer/renderer.ts';
import type { Sampler, Trees } from './measure.ts';
import type { LoadedTree, Tree } from './tree.ts';

const STRETCH = 6;
export const REPEATS = 4;
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
    for (const start of starts) {
      const least = renderers.map(() => new Float64Array(stretch).fill(Infinity));
      for (let repeat = 0; repeat < REPEATS; repeat++)
        for (const at of (repeat + first) % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const))
          await time(renderers[at]!, start, least[at]!, hashes[at]!);
      for (const at of [0, 1] as const) costs[at] += least[at]!.reduce((sum, ms) => sum + ms, 0) / stretch;
    }
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

/** Lowers the times in `least` to those of the frames after `start`. */
async function time(renderer: Renderer, start: number, least: Float64Array, hash: Hash): Promise<void> {
  await renderer.prepare?.(start);
  renderer.draw(start);
  for (let i = 0; i < least.length; i++) {
    const frame = start + 1 + i;
    await renderer.prepare?.(frame);
    const began = performance.now();
    renderer.draw(frame, { pack: 'yuv420', measure: true });
    renderer.stats();
    renderer.packYuv420();
    least[i] = Math.min(least[i]!, performance.now() - began);
  }
  hash.update(renderer.packYuv420());
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
