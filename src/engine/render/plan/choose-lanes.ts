// How many workers share one long stateful segment. Every lane after the first must fast-forward to its start, by advancing or (with
// feedback) by drawing: on two cores, which one worker and its encoder keep busy, two lanes of a feedback cost 10 % more CPU and ended
// 10 % later (384 frames, production). So the total cost of each lane count is estimated.

import type { SceneState } from './scene-state.ts';

/** Cost of fast-forwarding a frame, relative to drawing it (bench/render/split.ts measures both). */
const REACH: Record<Exclude<SceneState, 'none'>, number> = { advance: 0.05, feedback: 0.8 };
/** Cost of encoding a frame, relative to drawing it; share of its threads that x264 uses. */
const ENCODE = { software: 5, hardware: 0.3 },
  THREADS_USED = 0.9;
const MOST = { advance: 8, feedback: 4 };
/** Share of the time that another lane must save. */
const WORTH = 0.05;

/** `most`: limit set by workers and clips; `cores`: this segment's share of the cores. */
export function chooseLanes(
  state: Exclude<SceneState, 'none'>,
  most: number,
  cores: number,
  hardwareEncoder: boolean,
): number {
  const reach = REACH[state],
    encode = hardwareEncoder ? ENCODE.hardware : ENCODE.software;
  // In units of drawing the whole segment once: the work of all cores, and the sequential work of the last lane.
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
