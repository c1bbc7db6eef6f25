// Tracks the progress of running lanes, so that the last lanes to start can use the threads of encoders about to finish. Without it
// three clips on two cores left one core idle for the third (a quarter of the time).

import type { ClipJob } from '../../../contract/clip-runner.ts';
import { framesOf } from '../plan/clip-plan.ts';
import type { Lane } from '../plan/clip-plan.ts';

/** A lane with fewer frames left than this share of a new lane's has finished for most of it. */
const LASTING = 0.5;

export interface LanesInWork {
  begin(lane: Lane): void;
  /** `done` frames of the lane's current clip have been drawn. */
  drawn(clip: ClipJob, done: number): void;
  end(lane: Lane): void;
  /** Number of lanes that will run beside this one for most of its time. */
  companions(lane: Lane): number;
}

export function lanesInWork(): LanesInWork {
  const left = new Map<Lane, number>();
  return {
    begin(lane) {
      left.set(lane, framesOf(lane));
    },
    drawn(clip, done) {
      for (const lane of left.keys()) {
        const at = lane.findIndex(({ index }) => index === clip.index);
        if (at >= 0) left.set(lane, framesOf(lane.slice(at)) - done);
      }
    },
    end(lane) {
      left.delete(lane);
    },
    companions(lane) {
      const least = framesOf(lane) * LASTING;
      return [...left.values()].filter((frames) => frames >= least).length;
    },
  };
}
