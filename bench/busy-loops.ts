// Other work on the machine, for figures that are to hold beside it.

import { spawn } from 'node:child_process';

/** So many processes that never rest. Returns what ends them. */
export function startBusyLoops(count: number): () => void {
  const loops = Array.from({ length: count }, () => spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' }));
  return () => {
    for (const loop of loops) loop.kill('SIGKILL');
  };
}
