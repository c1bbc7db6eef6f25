// What frames cost, and how long a render of such frames takes. Costs are in CPU time, so that other load on the machine does not
// distort them; what that load costs a render is a factor of its own.

import { encoderThreads } from '../../machine/hardware/choose-workers.ts';
import type { FrameCost } from '../../machine/hardware/machine-notes.ts';

export interface CostMachine {
  cores: number;
  /** Workers that have something to do. */
  lanes: number;
  hasHardwareEncoder: boolean;
  /** How much slower than on an idle machine; 1 by default. */
  slowdown?: number;
  /** Seconds until the first frame is drawn, measured on the machine as it is; by default what an idle one takes. */
  startSeconds?: number;
  /** Seconds of sound that are encoded and checked. */
  soundSeconds?: number;
}

/** Seconds on an idle machine: start of the processes; joining and checking, per render, per frame and per second of sound. */
const START = 0.7,
  FINISH = 0.5,
  FINISH_PER_FRAME = 0.0004,
  FINISH_PER_SOUND_SECOND = 0.02;
/** Share of the cores' time that a render uses (bench/render/renders.ts: 89 to 94 %). */
const CORES_USED = 0.9;

/**
 * Seconds of a render of `frames` frames of such cost each. A lane draws a frame while its encoder has the one before it, so it is
 * as slow as the slower of both; all lanes together are no faster than the cores.
 */
export function renderSeconds(
  work: readonly { frames: number; cost: FrameCost }[],
  { cores, lanes, hasHardwareEncoder, slowdown = 1, startSeconds = START * slowdown, soundSeconds = 0 }: CostMachine,
): number {
  const threads = hasHardwareEncoder ? 1 : encoderThreads(cores, lanes);
  let ms = 0,
    frames = 0;
  for (const { frames: count, cost } of work) {
    const { drawMs, encodeMs } = cost;
    const byLanes = Math.max(drawMs, encodeMs / threads) / lanes;
    const byCores = (drawMs + (hasHardwareEncoder ? 0 : encodeMs)) / (cores * CORES_USED);
    ms += count * Math.max(byLanes, byCores);
    frames += count;
  }
  const finish = FINISH + FINISH_PER_FRAME * frames + FINISH_PER_SOUND_SECOND * soundSeconds;
  return startSeconds + (ms / 1000 + finish) * slowdown;
}

/** The mean, each by its frames; null where there are none. */
export function meanCost(parts: readonly { frames: number; cost: FrameCost }[]): FrameCost | null {
  const frames = parts.reduce((sum, part) => sum + part.frames, 0);
  if (frames === 0) return null;
  const mean = (pick: (cost: FrameCost) => number) =>
    parts.reduce((sum, part) => sum + part.frames * pick(part.cost), 0) / frames;
  return { drawMs: mean(({ drawMs }) => drawMs), encodeMs: mean(({ encodeMs }) => encodeMs) };
}

/** Milliseconds of CPU that this thread has used; of wall time before Node 23.9, which cannot report it. */
export function threadMs(): number {
  const used = process.threadCpuUsage?.();
  return used ? (used.user + used.system) / 1000 : performance.now();
}
