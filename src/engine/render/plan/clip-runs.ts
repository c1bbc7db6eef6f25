// Which short clips are drawn in a row and share their encoders. A clip's bytes do not depend on it (outputs/output-format.ts), so the
// choice may follow the machine and what is in the cache.

import type { ClipJob } from '../../../contract/clip-runner.ts';
import { CLIP_FRAMES, framesOf } from './clip-plan.ts';
import type { Lane } from './clip-plan.ts';

/** Longer clips gain nothing: their encoding takes many times as long as a process to start. */
const SHORT_FRAMES = CLIP_FRAMES / 4;
/** What a cancelled render may lose, and what one command line may name (32 KB on Windows). */
const MOST = { frames: CLIP_FRAMES, clips: 32 };
/** For each worker, so that all have work until the end. */
const LEAST_LANES = 4;

const isShort = ({ count }: ClipJob): boolean => count <= SHORT_FRAMES;
const hasSameOutputs = (a: ClipJob, b: ClipJob): boolean =>
  a.targets.map(({ output }) => output).join() === b.targets.map(({ output }) => output).join();

/** Puts neighbouring lanes of short clips together, for one worker each. */
export function joinShortLanes(lanes: readonly Lane[], workers: number): Lane[] {
  const most = Math.min(MOST.frames, framesOf(lanes.flat()) / (workers * LEAST_LANES));
  const joined: Lane[] = [];
  for (const lane of lanes) {
    const before = joined.at(-1);
    const together = [...(before ?? []), ...lane];
    if (before && together.every(isShort) && together.length <= MOST.clips && framesOf(together) <= most)
      joined[joined.length - 1] = together;
    else joined.push(lane);
  }
  return joined;
}

/**
 * The clips at the head of a lane that share their encoders: at least one. `mostFrames`: that the encoders of one run take, in the format
 * with the least.
 */
export function headRun(lane: Lane, mostFrames: number): ClipJob[] {
  const run = [lane[0]!];
  let frames = lane[0]!.count;
  for (const clip of lane.slice(1)) {
    frames += clip.count;
    if (!isShort(lane[0]!) || !isShort(clip) || !hasSameOutputs(clip, lane[0]!)) break;
    if (run.length === MOST.clips || frames > Math.min(MOST.frames, mostFrames)) break;
    run.push(clip);
  }
  return run;
}
