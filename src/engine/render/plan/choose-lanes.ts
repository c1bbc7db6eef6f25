// Into how many lanes a long segment with state is shared. Each lane but the first must come to its start, by advancing or (feedback) by
// drawing, and what that takes is lost to the others: on two cores, which one worker and its encoder keep busy, two lanes of a feedback
// cost 10 % more CPU and ended 10 % later (384 frames, production). So it is reckoned what each number would take.

import type { SceneState } from './scene-state.ts';

/** Of the time to draw a frame: to reach one without packing, measuring and the shaders behind (bench/render/split.ts measures both). */
const REACH: Record<Exclude<SceneState, 'none'>, number> = { advance: 0.05, feedback: 0.8 };
/** Likewise: to encode one, by x264 and by hardware, and what of its threads x264 makes use of. */
const ENCODE = { software: 5, hardware: 0.3 },
  THREADS_USED = 0.9;
const MOST = { advance: 8, feedback: 4 };
/** A further lane must save this much of the time. */
const WORTH = 0.05;

/** `most`: by workers and clips; `cores`: those that this segment may fill, where others are drawn beside it a part of them. */
export function chooseLanes(
  state: Exclude<SceneState, 'none'>,
  most: number,
  cores: number,
  hardwareEncoder: boolean,
): number {
  const reach = REACH[state],
    encode = hardwareEncoder ? ENCODE.hardware : ENCODE.software;
  // In times of drawing the whole segment once: what all cores must do, and what the last lane does one after the other.
  const timeOf = (lanes: number) => {
    const all = (1 + encode + (reach * (lanes - 1)) / 2) / cores;
    const threads = hardwareEncoder ? Infinity : Math.max(1, (cores / lanes) * THREADS_USED);
    return Math.max(all, (reach * (lanes - 1) + Math.max(1, encode / threads)) / lanes);
  };
  let best = 1;
  for (let lanes = 2; lanes <= Math.min(most, MOST[state]); lanes++)
    if (timeOf(lanes) < timeOf(best) * (1 - WORTH)) best = lanes;
  return best;
}
