// Where scenes and plays have code lenses, and what each is about.

import type { Range } from '../../contract/diagnostics.ts';
import type { BrokenPlace } from '../../contract/facts.ts';
import type { ScenePlan } from '../../contract/plan.ts';

export interface LensPlace {
  range: Range;
  scene: string;
  segment: number | null;
}

/** One place each: a scene with parameters has that of its first play, else of its defaults, and a repeated play that of its first segment. */
export function lensPlaces({ plan, brokenPlaces }: { plan: ScenePlan; brokenPlaces: BrokenPlace[] }): LensPlace[] {
  const segmentOf = new Map(plan.segments.toReversed().map(({ scene, number }) => [scene, number]));
  const firstOf = ({ name }: { name: string }): number => segmentOf.get(name) ?? Infinity;
  const scenes = plan.scenes
    .toSorted((a, b) => (firstOf(a) === firstOf(b) ? 0 : firstOf(a) - firstOf(b)))
    .map(({ nameRange, name }): LensPlace => ({ range: nameRange, scene: name, segment: segmentOf.get(name) ?? null }));
  // Scenes with errors keep their lenses: nothing jumps while typing, and a click shows the error.
  const broken = brokenPlaces.map(({ scene, segment, nameRange }): LensPlace => ({ range: nameRange, scene, segment }));
  const lines = new Set(plan.scenes.map(({ range }) => range.start.line));
  const plays = plan.segments
    .filter(({ range }) => !lines.has(range.start.line))
    .map(({ range, scene, number }): LensPlace => ({ range, scene, segment: number }));
  const seen = new Set<string>();
  return [...scenes, ...broken, ...plays].filter(({ range: { start } }) => {
    const key = `${start.line}:${start.character}`;
    return !seen.has(key) && seen.add(key);
  });
}
