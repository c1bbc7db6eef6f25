// Warns of a layer with `blend: overlay` on a dark background.

import { darkOverlay } from '../../contract/diagnostics/scenes.ts';
import type { PlanScene } from '../../contract/plan.ts';
import { type Env, report } from '../check/context.ts';
import { itemByKeyword } from '../generated/item-registry.ts';
import type { SceneNode } from '../syntax/tree.ts';

/** Glyphs cover little of a frame, so below an overlay it is dark unless the background is bright. */
export function warnDarkOverlay(env: Env, node: SceneNode, scene: PlanScene): void {
  const { format } = env.ctx;
  if (scene.background !== null && !isDarkConstant(env, scene.background)) return;
  const [r, g, b] = format.background;
  if (scene.background === null && luma(r, g, b) > 0.4) return;
  for (const item of node.items) {
    if (item.k !== 'item' || itemByKeyword.get(item.keyword)?.isText) continue;
    const blend = item.settings.find((setting) => setting.name.text === 'blend')?.value;
    if (blend?.k !== 'call' || blend.name.text !== 'overlay') continue;
    report(env, blend, darkOverlay.layer());
  }
}

function isDarkConstant(env: Env, id: number): boolean {
  const node = env.build.table.nodes[id]!;
  return node.k === 'rgb' && luma(...node.v) <= 0.4;
}

const luma = (r: number, g: number, b: number): number => 0.2126 * r + 0.7152 * g + 0.0722 * b;
