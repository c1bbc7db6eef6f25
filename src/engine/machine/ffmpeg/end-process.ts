// Ends a process and its children. ffmpeg may be a wrapper script, whose child would outlive it.

import { spawnSync } from 'node:child_process';

/** Whether tools are started in their own process group, so that one signal ends them and their children. */
export const OWN_GROUP = process.platform !== 'win32';

/** Ends a process that was started with `detached: OWN_GROUP`, and its children. Never throws. */
export function endProcess(pid: number | undefined): void {
  if (pid === undefined) return;
  if (!OWN_GROUP) {
    spawnSync('taskkill', ['/pid', String(pid), '/T', '/F'], { windowsHide: true, stdio: 'ignore' });
    return;
  }
  for (const target of [-pid, pid]) {
    try {
      process.kill(target, 'SIGKILL');
    } catch {
      /* it has already ended */
    }
  }
}

const running = new Set<number>();
let hooked = false;

/** Ends the process when this one exits, as it no longer belongs to its group. Returns a function that cancels this. */
export function endWithThisProcess(pid: number | undefined): () => void {
  if (pid === undefined) return () => {};
  if (!hooked) {
    hooked = true;
    process.on('exit', () => {
      for (const each of running) endProcess(each);
    });
  }
  running.add(pid);
  return () => void running.delete(pid);
}
