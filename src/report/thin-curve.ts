// The brightness curve with no more points than a screen can show.

import type { FrameStats } from '../contract/render.ts';

export type CurvePoint = Pick<FrameStats, 'mean' | 'p1' | 'p99'>;
const MAX_POINTS = 1000;

/**
 * One point for each frame, or for each group of frames. A group has its lowest mean and 1st percentile and its highest
 * 99th, because the report is about extremes.
 */
export function thinCurve(frames: number, statsOf: (frame: number) => CurvePoint): CurvePoint[] {
  const every = Math.max(1, Math.ceil(frames / MAX_POINTS));
  return Array.from({ length: Math.ceil(frames / every) }, (_, group) => {
    let { mean, p1, p99 } = statsOf(group * every);
    for (let frame = group * every + 1; frame < Math.min(frames, (group + 1) * every); frame++) {
      const next = statsOf(frame);
      mean = Math.min(mean, next.mean);
      p1 = Math.min(p1, next.p1);
      p99 = Math.max(p99, next.p99);
    }
    return { mean, p1, p99 };
  });
}
