// The output frames of each segment, and those that a render selects. Neighbouring segments share the rounded cut, so their lengths
// add up to the reel's.

import type { ScenePlan } from '../../../contract/plan.ts';
import type { RenderOptions } from '../../../contract/render.ts';
import { sceneSeconds, sceneStart } from '../../frame/features/scene-span.ts';
import { badRange, noSuchScene, noSuchSegment, nothingToRender, oneSelectionOnly } from '../../errors/render-errors.ts';
import type { SegmentFrames } from '../../frame/renderer/renderer.ts';

/** Frames round(start·fps) … round(end·fps) − 1 of each segment; with `scene` only that scene, from frame 0. */
export function segmentFrames(plan: ScenePlan, fps: number, scene?: string): SegmentFrames[] {
  if (scene !== undefined)
    return [{ segment: 1, scene, first: 0, count: Math.max(1, Math.round(sceneSeconds(plan, scene) * fps)) }];
  return plan.segments.map(({ number, scene: name, start, end }) => {
    const first = Math.round(start * fps);
    return { segment: number, scene: name, first, count: Math.round(end * fps) - first };
  });
}

export interface Selection {
  /** Set when a scene is rendered alone. */
  scene?: string;
  /** The parts of segments that are rendered, in order; none is empty. */
  parts: SegmentFrames[];
  /** Whole segments, for clips that are cut as those of a whole render. */
  segments: SegmentFrames[];
  first: number;
  frames: number;
  /** Seconds of the track at which the video begins. */
  audioFrom: number;
}

/** Throws `input-plan` where nothing is selected. */
export function selectFrames(
  plan: ScenePlan,
  fps: number,
  options: Pick<RenderOptions, 'scene' | 'segment' | 'range'>,
): Selection {
  const { scene, segment, range } = options;
  if (segment !== undefined && (scene !== undefined || range)) throw oneSelectionOnly();
  const known = plan.scenes.map(({ name }) => name);
  if (scene !== undefined && !known.includes(scene)) throw noSuchScene(scene, known);
  const segments = segmentFrames(plan, fps, scene);
  if (segment !== undefined && !segments.some((entry) => entry.segment === segment))
    throw noSuchSegment(segment, segments.length);
  const last = segments.at(-1);
  if (!last) throw nothingToRender('the reel has no scene that plays');

  let from = 0,
    to = last.first + last.count;
  const whole = to;
  if (range) {
    from = Math.max(0, Math.round(range.from * fps));
    to = Math.min(to, Math.round(range.to * fps));
    if (!(range.from >= 0 && range.to > range.from) || to <= from) throw badRange(range.from, range.to, whole / fps);
  }
  const parts = segments
    .filter((entry) => segment === undefined || entry.segment === segment)
    .map((entry) => {
      const first = Math.max(from, entry.first);
      return { ...entry, first, count: Math.min(to, entry.first + entry.count) - first };
    })
    .filter(({ count }) => count > 0);
  if (parts.length === 0) throw nothingToRender(`it is shorter than one frame at ${fps} frames a second`);
  for (const part of parts) if (!known.includes(part.scene)) throw noSuchScene(part.scene, known);
  const first = parts[0].first;
  const frames = parts.reduce((sum, { count }) => sum + count, 0);
  const audioFrom = (scene === undefined ? 0 : sceneStart(plan, scene)) + first / fps;
  return { ...(scene === undefined ? {} : { scene }), parts, segments, first, frames, audioFrom };
}
