// The frames that stand for a scene in an estimate. Scenes fade in and out, so frames at their start alone read too low.

import type { SceneState } from './scene-state.ts';

/** Frames of a stretch, and most stretches of a reel. */
const FRAMES = 12,
  STRETCHES = 16;
/** Most stretches of one scene; a scene shorter than this many stretches has one. */
const MOST_OF_SCENE = 3;
/** How far from its start a scene is measured where the frames before must be advanced or drawn. */
const MOST_REACHED: Record<SceneState, number> = { none: Infinity, advance: 480, feedback: 48 };

export interface Stretch {
  /** Output frame (absolute) and count. */
  first: number;
  count: number;
}

/** Most scenes that are measured, the longest; the others get their mean. */
export const MOST_SCENES = STRETCHES;

/**
 * The stretches to draw of a scene's frames `first` to `first + count - 1`, in order, spread evenly; fewer of each scene where many scenes
 * (`scenes`) are measured.
 */
export function estimateProbes(
  { first, count }: Stretch,
  { state, scenes }: { state: SceneState; scenes: number },
): Stretch[] {
  const length = Math.min(count, FRAMES);
  const many =
    count < FRAMES * MOST_OF_SCENE ? 1 : Math.max(1, Math.min(MOST_OF_SCENE, Math.floor(STRETCHES / scenes)));
  const reach = Math.min(count - length, MOST_REACHED[state]);
  const offsets = Array.from({ length: many }, (_, i) => Math.round((reach * (2 * i + 1)) / (2 * many)));
  return [...new Set(offsets)].map((offset) => ({ first: first + offset, count: length }));
}
