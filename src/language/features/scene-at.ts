// The scene and segment at the cursor, which the preview shows.

import type { SceneAtResult } from '../../contract/protocol.ts';
import { declaredName } from '../../contract/scene-name.ts';
import type { Analysis } from '../compile.ts';

/** In a `play` entry it is that segment; in a scene its first one; anywhere else nothing. */
export function sceneAt(analysis: Analysis, offset: number): SceneAtResult {
  const { main, result } = analysis;
  const { segments } = result.plan;
  for (const { node, base, length } of main.parsed.statements) {
    if (offset < base || offset > base + length || !node) continue;
    if (node.k === 'scene' && node.name.text !== '') {
      const { text: name } = node.name;
      const scene = result.plan.scenes.find((each) => declaredName(each.name) === name)?.name ?? name;
      const playing =
        segments.find((each) => each.scene === scene) ?? segments.find((each) => declaredName(each.scene) === name);
      return { scene: playing?.scene ?? scene, segment: playing?.number ?? null };
    }
    if (node.k === 'timeline') {
      const position = main.parsed.lines.position(offset);
      const play =
        node.plays.find((each) => base + each.start <= offset && offset <= base + each.end) ??
        node.plays.find((each) => main.parsed.lines.position(base + each.start).line === position.line);
      if (!play) return { scene: null, segment: null };
      const start = main.parsed.lines.position(base + play.start);
      const segment = segments.find(
        (each) => each.range.start.line === start.line && each.range.start.character === start.character,
      );
      return { scene: segment?.scene ?? play.scene.text, segment: segment?.number ?? null };
    }
  }
  return { scene: null, segment: null };
}
