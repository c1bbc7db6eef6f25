// What of the code is active at a moment of a scene: the scene, the entry that plays it, texts and voices that are heard or seen now, and
// layers that can give light. All of it is in the plan.

import type { Range } from '../../contract/diagnostics.ts';
import type { NodeId, PlanScene, PlanSegment, ScenePlan, SceneItem } from '../../contract/plan.ts';
import { type SceneMoment, valueAt } from './value-at.ts';

export interface Shown {
  plan: ScenePlan;
  scene: string;
  segment: number | null;
  /** Seconds of the scene. */
  t: number;
}

/** Ranges in the reel's own text. */
export interface ActivePlaces {
  /** The name of the scene, and the `play` entry. */
  scene: Range[];
  items: Range[];
}

export function activePlaces({ plan, scene: name, segment: number, t }: Shown): ActivePlaces {
  const scene = plan.scenes.find((each) => each.name === name);
  const segment = plan.segments.find((each) => each.number === number);
  if (!scene) return { scene: [], items: [] };
  const isImported = scene.file !== undefined;
  const isEntry = segment !== undefined && !sameStart(segment.range, scene.range);
  return {
    // The name of an imported scene is where it is played.
    scene: [...(isImported ? [] : [scene.nameRange]), ...(isEntry ? [segment.range] : [])],
    items: isImported ? [] : activeItems(scene, momentOf(scene, segment, t)),
  };
}

function activeItems(scene: PlanScene, moment: SceneMoment): Range[] {
  const at = (id: NodeId | null): number | null => (id === null ? null : valueAt(scene.nodes, id, moment));
  const isLit = (item: SceneItem): boolean => {
    if ('opacity' in item && at(item.opacity) === 0) return false;
    if (item.kind === 'layer') return at(item.value) !== 0;
    if (item.kind !== 'text') return true;
    const [from, to] = [at(item.from), at(item.to)];
    return (from === null || moment.t >= from) && (to === null || moment.t < to);
  };
  // What a group without light holds has none either.
  const lit = (items: readonly SceneItem[]): SceneItem[] =>
    items.filter(isLit).flatMap((item) => (item.kind === 'group' ? [item, ...lit(item.items)] : [item]));
  const spoken = (scene.sounds ?? []).filter(({ at: { seconds = 0, beats }, speech }) => {
    const start = seconds + (beats === undefined ? 0 : (moment.beatTimes[String(beats)] ?? Infinity));
    return speech?.seconds !== undefined && moment.t >= start && moment.t < start + speech.seconds;
  });
  return [...lit(scene.items).map(rangeOf), ...spoken.map(({ range }) => range)];
}

const rangeOf = (item: SceneItem): Range => item.range;

const momentOf = (scene: PlanScene, segment: PlanSegment | undefined, t: number): SceneMoment => ({
  t,
  seconds: segment ? segment.end - segment.start : (scene.length?.seconds ?? 0),
  beatTimes: segment?.beatTimes ?? {},
});

const sameStart = (a: Range, b: Range): boolean =>
  a.start.line === b.start.line && a.start.character === b.start.character;
