// The same frame by numpy and PIL, in a process of its own; null, with the reason, where Python or its modules are missing.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './prepare.ts';

export interface NumpyResult { msPerFrame: number; stages: Record<string, number>; numpy: string; python: string }

export function benchNumpy(runs: number): NumpyResult | { skipped: string } {
  const script = path.join(ROOT, 'bench/render/numpy_reference.py');
  const font = path.join(ROOT, 'assets/fonts/DejaVuSansMono.ttf');
  // The system's own first: another that shadows it on the PATH need not have Debian's modules.
  for (const python of ['/usr/bin/python3', 'python3', 'python']) {
    if (python.startsWith('/') && !existsSync(python)) continue;
    if (spawnSync(python, ['-c', 'import numpy, PIL']).status !== 0) continue;
    const { status, stdout, stderr } = spawnSync(python, [script, font, '--runs', String(runs)], { encoding: 'utf8', env: { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' } });
    if (status !== 0) return { skipped: `the numpy renderer failed: ${stderr.trim().split('\n').at(-1)}` };
    return JSON.parse(stdout) as NumpyResult;
  }
  return { skipped: 'Python with numpy and PIL is not here (Debian: python3-numpy, python3-pil)' };
}
