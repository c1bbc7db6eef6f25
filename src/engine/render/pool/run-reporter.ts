// Tells how far a run is, now and then: a message crosses two processes, and three small frames take less than it.

import type { ClipJob } from '../../../contract/clip-runner.ts';
import type { WorkerMessage } from './pool-messages.ts';

const REPORT_EVERY_MS = 100;

export interface RunReporter {
  begin(clip: ClipJob): void;
  /** `done` frames of the clip that was begun last. */
  drawn(clip: ClipJob, done: number): void;
}

export function runReporter(post: (message: WorkerMessage) => void): RunReporter {
  let reportedAt = -Infinity;
  /** Clips with frames that were not reported yet. */
  const drawn = new Map<ClipJob, number>();
  return {
    begin: (clip) => post({ kind: 'begin', clip }),
    drawn(clip, done) {
      drawn.set(clip, done);
      const now = performance.now();
      if (now - reportedAt <= REPORT_EVERY_MS) return;
      for (const [each, frames] of drawn) post({ kind: 'frames', clip: each, done: frames });
      drawn.clear();
      reportedAt = now;
    },
  };
}
