// Which shaders a quality profile skips.

import { flatItems } from '../../../contract/flat-items.ts';
import type { ScenePlan } from '../../../contract/plan.ts';
import type { FrameFormat } from '../../../contract/render.ts';
import type { Effect } from '../../effect-api/define.ts';
import { createRegistry } from '../../frame/graph/registry.ts';
import { isShaderKept } from '../../frame/renderer/is-shader-kept.ts';

/** A sentence that names the shaders that frames of this format do not have; null where they have all. */
export function skippedShaders(
  plan: ScenePlan,
  { shaders }: Pick<FrameFormat, 'shaders'>,
  scene?: string,
  customEffects?: ReadonlyMap<string, Effect>,
): string | null {
  const registry = createRegistry(customEffects);
  const names = new Set<string>();
  for (const { name, shade, items } of plan.scenes) {
    if (scene !== undefined && name !== scene) continue;
    const ofItems = flatItems(items).flatMap((item) => ('shade' in item ? (item.shade ?? []) : []));
    for (const { fn } of [...shade, ...ofItems]) {
      const effect = registry.find('shader', fn);
      if (effect?.kind === 'shader' && !isShaderKept(effect.cost, shaders)) names.add(fn);
    }
  }
  if (names.size === 0) return null;
  return `This quality skips ${names.size === 1 ? 'the shader' : 'the shaders'} ${[...names].join(', ')}. Use -q production to see ${names.size === 1 ? 'it' : 'them'}.`;
}
