// Ctrl-C and `kill`: the first asks the work to stop and clean up, the second ends the process at once.

import { EXIT } from './exit.ts';

/**
 * Runs `work` with a signal that SIGINT, SIGTERM or SIGHUP aborts. The work is expected to end soon after, leaving nothing
 * behind; who presses again has waited long enough.
 */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) process.exit(EXIT.interrupted);
    controller.abort();
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const name of signals) process.on(name, stop);
  try {
    return await work(controller.signal);
  } finally {
    for (const name of signals) process.off(name, stop);
  }
}
