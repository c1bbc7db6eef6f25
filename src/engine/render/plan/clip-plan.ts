// Cuts a selection into clips (the unit of encoding, caching and resuming) and groups clips into lanes (drawn in order by one
// worker). Cuts depend on the segment alone, never on the number of workers, so that cached clips are found again.

import type { ClipJob, ClipTarget } from '../../../contract/clip-runner.ts';
import { chooseLanes } from './choose-lanes.ts';
import type { SegmentFrames } from '../../frame/renderer/renderer.ts';
import type { SceneState } from './scene-state.ts';
import type { Selection } from './segment-frames.ts';

/** Clips that one worker draws in order. */
export type Lane = ClipJob[];

export const framesOf = (lane: readonly ClipJob[]): number => lane.reduce((sum, { count }) => sum + count, 0);

/** The clips with a target that is missing, and of each those targets, every key once. */
export function missingClips(
  clips: readonly ClipJob[],
  isMissing: (target: ClipTarget, clip: ClipJob) => boolean,
): ClipJob[] {
  return clips.flatMap((clip) => {
    const keys = new Set<string>();
    const targets = clip.targets.filter(
      (target) => !keys.has(target.key) && isMissing(target, clip) && keys.add(target.key),
    );
    return targets.length > 0 ? [{ ...clip, targets }] : [];
  });
}

/** Frames per clip: four seconds at 24 fps; more where there would be too many clips. */
export const CLIP_FRAMES = 96;
const MOST_CLIPS = 2000;
/** Fewer clips than this do not justify another lane of a stateful segment. */
const LEAST_CLIPS_PER_LANE = 2;

/** Clips of a selection, without their targets. */
export function cutClips(selection: Selection, totalFrames = selection.frames): Omit<ClipJob, 'targets'>[] {
  const length = Math.max(CLIP_FRAMES, Math.ceil(totalFrames / MOST_CLIPS));
  const clips: Omit<ClipJob, 'targets'>[] = [];
  for (const part of selection.parts) {
    const whole = selection.segments.find((entry) => entry.segment === part.segment) as SegmentFrames;
    const pieces = Math.max(1, Math.round(whole.count / length));
    for (let piece = 0; piece < pieces; piece++) {
      const from = Math.max(part.first, whole.first + Math.round((whole.count * piece) / pieces));
      const to = Math.min(part.first + part.count, whole.first + Math.round((whole.count * (piece + 1)) / pieces));
      if (to > from)
        clips.push({ index: clips.length, segment: part.segment, scene: part.scene, first: from, count: to - from });
    }
  }
  return clips;
}

/** Workers, the cores they share with their encoders, and whether those are in hardware. */
export interface LaneMachine {
  workers: number;
  cores: number;
  hardwareEncoder?: boolean;
}

/** Lanes for the clips that are not drawn yet, in the order of the video. */
export function laneClips(
  clips: readonly ClipJob[],
  states: ReadonlyMap<string, SceneState>,
  machine: LaneMachine,
): Lane[] {
  const lanes: Lane[] = [];
  for (let i = 0; i < clips.length;) {
    let end = i;
    while (end < clips.length && clips[end].segment === clips[i].segment) end++;
    const ofSegment = clips.slice(i, end);
    const state = states.get(clips[i].scene) ?? 'none';
    const most = Math.min(machine.workers, Math.max(1, Math.floor(ofSegment.length / LEAST_CLIPS_PER_LANE)));
    const wanted =
      state === 'none'
        ? ofSegment.length
        : chooseLanes(
            state,
            most,
            machine.cores * (framesOf(ofSegment) / framesOf(clips)),
            machine.hardwareEncoder === true,
          );
    for (let lane = 0; lane < wanted; lane++) {
      const part = ofSegment.slice(
        Math.round((ofSegment.length * lane) / wanted),
        Math.round((ofSegment.length * (lane + 1)) / wanted),
      );
      if (part.length) lanes.push(part);
    }
    i = end;
  }
  return lanes;
}
