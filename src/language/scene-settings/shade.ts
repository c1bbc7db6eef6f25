// `shade:` – the scene's chain of shaders.

import { mirroredText, unreadableCaptions } from '../../contract/diagnostics/scenes.ts';
import { outOfRange } from '../../contract/diagnostics/values.ts';
import { report } from '../check/context.ts';
import type { Used } from '../check/effect-call.ts';
import { shaderChain } from '../check/shader-chain.ts';
import { itemByKeyword } from '../generated/item-registry.ts';
import { LIMITS } from '../syntax/limits.ts';
import type { SceneNode } from '../syntax/tree.ts';
import type { SceneSetting } from './define-scene-setting.ts';

const MIRRORS = new Set(['mirrorX', 'mirrorY', 'mirrorQuad', 'mirrorDiagonal', 'kaleidoscope']);
/** At their default strength they leave no letter whole. */
const DESTROYERS = new Set(['halftone', 'pixelSort', 'radialBlur', 'dataBend']);
/** Pixels of a square, at 1080 rows, in which captions cannot be read. */
const COARSE_PIXELS = 6;

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
    return {
      part: { shade: used.map((each) => each.call) },
      warn: (node) => {
        warnMirroredText(node, used);
        warnUnreadableCaptions(used);
      },
    };
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

/** Shaders that are mixed in, or applied for moments only, leave the captions readable for the rest. */
function warnUnreadableCaptions(shaders: readonly Used[]): void {
  for (const { call, span, env } of shaders) {
    if (!env.ctx.format.hasCaptions || 'mix' in call.args || 'when' in call.args) continue;
    const block = call.fn === 'pixelate' ? call.args.block : undefined;
    const node = block && 'node' in block ? env.build.table.nodes[block.node] : undefined;
    const isCoarse = node?.k === 'num' && node.v >= COARSE_PIXELS;
    if (isCoarse || DESTROYERS.has(call.fn)) report(env, span, unreadableCaptions.shader({ name: call.fn }));
  }
}
