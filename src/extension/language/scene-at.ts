// The scene or timeline entry at a position in the text. Looked up in the latest plan, so that following the cursor needs no
// request to the server.

import type { Position, Range } from '../../contract/diagnostics.ts';
import type { BrokenPlace } from '../../contract/facts.ts';
import type { ScenePlan } from '../../contract/plan.ts';

export interface ScenePlace {
  scene: string;
  segment: number | null;
}

const before = (a: Position, b: Position) => a.line < b.line || (a.line === b.line && a.character < b.character);
const holds = (range: Range, at: Position) => !before(at, range.start) && !before(range.end, at);
const sameRange = (a: Range, b: Range) => !before(a.start, b.start) && !before(b.start, a.start);

/**
 * On a `play` entry: its segment. Inside a scene: the segment shown now if it plays the scene, else the first one that does.
 * Scenes with errors count. Null outside scenes and entries.
 */
export function sceneAt(
  { plan, brokenPlaces }: { plan: ScenePlan; brokenPlaces: BrokenPlace[] },
  at: Position,
  shownSegment: number | null,
): ScenePlace | null {
  const entry = plan.segments.find(
    (s) => holds(s.range, at) && !plan.scenes.some((scene) => sameRange(scene.range, s.range)),
  );
  if (entry) return { scene: entry.scene, segment: entry.number };
  const scenes = plan.scenes.filter((s) => holds(s.range, at));
  const [first] = scenes;
  if (!first) {
    const broken = brokenPlaces.find(({ range }) => holds(range, at));
    if (!broken) return null;
    const shown = brokenPlaces.find((each) => each.scene === broken.scene && each.segment === shownSegment);
    return {
      scene: broken.scene,
      segment: (sameRange(broken.range, broken.nameRange) ? broken : (shown ?? broken)).segment,
    };
  }
  const playing = plan.segments.filter((s) => scenes.some(({ name }) => name === s.scene));
  const segment = playing.find((s) => s.number === shownSegment) ?? playing[0];
  return { scene: segment?.scene ?? first.name, segment: segment?.number ?? null };
}
