// `shade:` – the scene's chain of shaders.

import { mirroredText } from '../../contract/diagnostics/scenes.ts';
import { outOfRange } from '../../contract/diagnostics/values.ts';
import { report } from '../check/context.ts';
import type { Used } from '../check/effect-call.ts';
import { shaderChain } from '../check/shader-chain.ts';
import { itemByKeyword } from '../generated/item-registry.ts';
import { LIMITS } from '../syntax/limits.ts';
import type { SceneNode } from '../syntax/tree.ts';
import type { SceneSetting } from './define-scene-setting.ts';

const MIRRORS = new Set(['mirrorX', 'mirrorY', 'mirrorQuad', 'mirrorDiagonal', 'kaleidoscope']);

export const shade: SceneSetting = {
  compile(env, reader) {
    const setting = reader.setting('shade');
    const used = setting ? shaderChain({ ...env, path: 'shade' }, setting.value) : [];
    if (setting && used.length > LIMITS.shaders)
      report(
        env,
        setting.name,
        outOfRange.tooMany({ what: 'shaders in a scene', max: LIMITS.shaders, got: used.length }),
      );
    return { part: { shade: used.map((each) => each.call) }, warn: (node) => warnMirroredText(node, used) };
  },
  mapNodes: (scene, map) => scene.shade.forEach((call) => map.effect(call)),
};

function warnMirroredText(node: SceneNode, shaders: readonly Used[]): void {
  const hasText = node.items.some((item) => item.k === 'item' && itemByKeyword.get(item.keyword)?.isText);
  for (const { call, span, env } of shaders) {
    if (!MIRRORS.has(call.fn)) continue;
    if (hasText) report(env, span, mirroredText.shader({ name: call.fn }));
    else if (env.ctx.format.hasCaptions) report(env, span, mirroredText.captions({ name: call.fn }));
  }
}
