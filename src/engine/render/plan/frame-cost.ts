// What frames cost, and how long a render of such frames takes. Told in CPU time, so that what else the machine was at while they were
// measured is not in it: on a busy one, an estimate by the clock was five times what the render then took.

import { encoderThreads } from '../../machine/hardware/choose-workers.ts';
import type { FrameCost } from '../../machine/hardware/machine-notes.ts';

export interface CostMachine {
  cores: number;
  /** Workers that have something to do. */
  lanes: number;
  hasHardwareEncoder: boolean;
}

/** Start, joining and checking of a render, seconds: a little, and a little for each frame. */
const OVERHEAD_SECONDS = 1.2,
  OVERHEAD_PER_FRAME = 0.0004;
/** Of the cores' time, what a render uses (bench/render/renders.ts: 89 to 94 %). */
const CORES_USED = 0.9;

/**
 * Seconds of a render of `frames` frames of such cost each, on cores that nobody else uses. A lane draws a frame while its encoder has
 * the one before it, so it is as slow as the slower of both; and all lanes together are no faster than the cores.
 */
export function renderSeconds(
  work: readonly { frames: number; cost: FrameCost }[],
  { cores, lanes, hasHardwareEncoder }: CostMachine,
): number {
  const threads = hasHardwareEncoder ? 1 : encoderThreads(cores, lanes);
  let ms = 0,
    frames = 0;
  for (const {
    frames: count,
    cost: { drawMs, encodeMs },
  } of work) {
    const byLanes = Math.max(drawMs, encodeMs / threads) / lanes;
    const byCores = (drawMs + (hasHardwareEncoder ? 0 : encodeMs)) / (cores * CORES_USED);
    ms += count * Math.max(byLanes, byCores);
    frames += count;
  }
  return frames === 0 ? OVERHEAD_SECONDS : ms / 1000 + OVERHEAD_SECONDS + OVERHEAD_PER_FRAME * frames;
}

/** The mean, each by its frames; null where there are none. */
export function meanCost(parts: readonly { frames: number; cost: FrameCost }[]): FrameCost | null {
  const frames = parts.reduce((sum, part) => sum + part.frames, 0);
  if (frames === 0) return null;
  const mean = (pick: (cost: FrameCost) => number) =>
    parts.reduce((sum, part) => sum + part.frames * pick(part.cost), 0) / frames;
  return { drawMs: mean(({ drawMs }) => drawMs), encodeMs: mean(({ encodeMs }) => encodeMs) };
}

/** Milliseconds of CPU that this thread has used; where Node does not tell (before 23.9), of the clock. */
export function threadMs(): number {
  const used = process.threadCpuUsage?.();
  return used ? (used.user + used.system) / 1000 : performance.now();
}
