// Ctrl-C, `kill` and a closed terminal: the first asks the work to stop and clean up, the second ends the process at once.

import { constants } from 'node:os';
import { EXIT } from './exit.ts';

/** Those that this system has. SIGUSR1 is Node's own. */
const SIGNALS = (['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR2'] as const).filter(
  (name) => name in constants.signals,
);

let running: AbortController | null = null;

/**
 * Runs `work` with an AbortSignal that SIGINT, SIGTERM, SIGHUP, SIGQUIT or SIGUSR2 aborts. The work is expected to end soon
 * after, leaving nothing behind; a second signal ends the process.
 */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) process.exit(EXIT.interrupted);
    controller.abort();
  };
  for (const name of SIGNALS) process.on(name, stop);
  running = controller;
  try {
    return await work(controller.signal);
  } finally {
    running = null;
    for (const name of SIGNALS) process.off(name, stop);
  }
}

/** Aborts what `interruptible` runs; false where nothing runs. */
export function abortWork(): boolean {
  running?.abort();
  return running !== null;
}
