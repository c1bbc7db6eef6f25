// The seam between a render and what draws its clips: the local pool, or a queue that other machines take clips from.

import type { ClipJob, ClipResult, RunnerEvent } from '../../contract/clip-runner.ts';

export interface RunOptions {
  signal?: AbortSignal | undefined;
  onEvent: (event: RunnerEvent) => void;
}

export interface ClipRunner {
  /**
   * Draws the clips in any order and yields each when it is finished. Rejects with the one failure that ended the run; clips that
   * were finished by then stay where they are. Aborting `signal` ends all work, on every machine.
   */
  run(clips: readonly ClipJob[], options: RunOptions): AsyncIterable<ClipResult>;
}
