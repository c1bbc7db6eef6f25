// When the transition into a segment is over: where a paused preview shows the scene itself and not a mix of two.

import type { PlanSegment, ScenePlan } from '../../contract/plan.ts';

/** Seconds after the segment's start, on the preview's frame grid; 0 without a transition. */
export function settledSeconds(plan: ScenePlan, segmentNumber: number | null, fps: number): number {
  const index = plan.segments.findIndex(({ number }) => number === segmentNumber);
  if (index < 1) return 0; // The first segment has nothing to come from.
  const [before, segment] = [plan.segments[index - 1]!, plan.segments[index]!];
  const scene = plan.scenes.find(({ name }) => name === segment.scene);
  if (!scene?.transition) return 0;
  const node = scene.nodes[scene.transition.seconds];
  const seconds = node?.k === 'num' ? node.v : node?.k === 'beats' ? (segment.beatTimes[String(node.n)] ?? 0) : 0;
  const count = framesOf(segment, fps);
  const frames = Math.min(count, framesOf(before, fps), Math.max(0, Math.round(seconds * fps)));
  return Math.max(0, Math.min(frames, count - 1)) / fps;
}

const framesOf = ({ start, end }: PlanSegment, fps: number) => Math.round(end * fps) - Math.round(start * fps);
