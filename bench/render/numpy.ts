// The same frame with numpy and PIL, in a process of its own, interleaved with ours in this one. Skipped if Python or its modules are
// missing.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { figure, threadMs } from './measure.ts';
import { pairsOf } from './pairs.ts';
import type { Pairs } from './pairs.ts';
import { benchReel, openBench, ROOT } from './prepare.ts';

export interface NumpyResult {
  /** CPU per frame, best of all rounds: numpy's, then ours. */
  msPerFrame: number;
  oursMsPerFrame: number;
  /** numpy's time over ours, from adjacent runs. */
  ratio: Pairs;
  stages: Record<string, number>;
  numpy: string;
  python: string;
}

/** Frames per round: the best of numpy's, and the best of as many runs of ours. */
const NUMPY_FRAMES = 3;
const STRETCH = 8;

export async function benchNumpy(rounds: number): Promise<NumpyResult | { skipped: string }> {
  const python = findPython();
  if (!python) return { skipped: 'Python with numpy and PIL is not installed (Debian: python3-numpy, python3-pil)' };
  const renderer = await openBench(await benchReel('bench/reels/reference.reel'));
  const draw = (first: number) => {
    for (let i = first; i < first + STRETCH; i++) {
      renderer.draw(i);
      renderer.stats();
      renderer.packYuv420();
    }
  };
  draw(0); // warm-up
  const results: NumpyResult[] = [],
    ours: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const theirs = runNumpy(python, NUMPY_FRAMES);
    if ('skipped' in theirs) return theirs;
    results.push(theirs);
    ours.push(
      figure(
        Array.from({ length: NUMPY_FRAMES }, (_, i) => {
          const before = threadMs();
          draw(48 + i * STRETCH);
          return (threadMs() - before) / STRETCH;
        }),
      ).best,
    );
  }
  renderer.dispose();
  const best = results.reduce((a, b) => (a.msPerFrame <= b.msPerFrame ? a : b));
  return {
    ...best,
    oursMsPerFrame: Math.min(...ours),
    ratio: pairsOf(results.map(({ msPerFrame }, i) => msPerFrame / ours[i])),
  };
}

/** The system's Python first: another one earlier on the PATH may lack Debian's modules. */
function findPython(): string | undefined {
  return ['/usr/bin/python3', 'python3', 'python'].find(
    (python) =>
      (!python.startsWith('/') || existsSync(python)) && spawnSync(python, ['-c', 'import numpy, PIL']).status === 0,
  );
}

function runNumpy(python: string, runs: number): NumpyResult | { skipped: string } {
  const script = path.join(ROOT, 'bench/render/numpy_reference.py'),
    font = path.join(ROOT, 'assets/fonts/DejaVuSansMono.ttf');
  const { status, stdout, stderr } = spawnSync(python, [script, font, '--runs', String(runs)], {
    encoding: 'utf8',
    env: { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' },
  });
  return status === 0
    ? (JSON.parse(stdout) as NumpyResult)
    : { skipped: `the numpy renderer failed: ${stderr.trim().split('\n').at(-1)}` };
}
