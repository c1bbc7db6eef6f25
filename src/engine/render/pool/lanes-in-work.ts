// What the workers are at, and how far: a lane that begins among the last gets the threads of encoders that will soon have ended.
// Without it three clips on two cores left one core idle for the third (a quarter of the wait).

import { framesOf } from '../plan/clip-plan.ts';
import type { ClipJob, Lane } from '../plan/clip-plan.ts';

/** A lane with less left than this share of a new one's frames is gone for most of it. */
const LASTING = 0.5;

export interface LanesInWork {
  begin(lane: Lane): void;
  /** Of the lane's current clip `done` frames are drawn. */
  drawn(clip: ClipJob, done: number): void;
  end(lane: Lane): void;
  /** Lanes that will be in work beside this one for a good part of its time. */
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
