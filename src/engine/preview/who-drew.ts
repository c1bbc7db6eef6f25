// Which items of a scene change what is seen at a point: the frame is drawn without each of them, and compared.

import { hexColor } from '../../contract/hex-color.ts';
import { itemName } from '../../contract/item-name.ts';
import type { Contributor, WhoDrew } from '../../contract/protocol.ts';
import type { PlanScene, SceneItem, ScenePlan } from '../../contract/plan.ts';
import type { FrameFormat } from '../../contract/render.ts';
import { siteOf } from '../../contract/site-of.ts';
import { type ProbeOrder, type ProbeParts, SceneProbe } from './scene-probe.ts';

export interface WhoDrewOrder extends ProbeOrder {
  /** The point in 0..1. */
  u: number;
  v: number;
}

/** Side of the square that is compared, as a share of the frame's shorter side: about a cell of `md`. */
const SIDE = 0.03;
/** Levels: smaller differences are those of rounding and of noise. */
const LEAST = 1.5;
/** Shaders that move pixels by what is drawn, so that an item changes places where it is not. */
const REARRANGING = new Set(['pixelSort']);

export async function whoDrew(order: WhoDrewOrder, parts: ProbeParts): Promise<WhoDrew> {
  const { plan, scene } = order;
  const probe = new SceneProbe(order, parts);
  const patchWithout = async (sites: readonly number[]) =>
    patchOf(await probe.pixelsWithout(sites), order.format, order.u, order.v);
  try {
    const whole = await patchWithout([]);
    const items: Contributor[] = [];
    for (const item of scene.items) {
      const found = contributor(item, scene, whole, await patchWithout([siteOf(item)]));
      if (found) items.push(found);
    }
    return { items: items.toReversed(), notes: notesOf(plan, scene) };
  } finally {
    probe.dispose();
  }
}

/** Pixels around the point, RGBA. */
type Patch = Uint8Array;

function patchOf(pixels: Uint8Array, { width, height }: FrameFormat, u: number, v: number): Patch {
  const side = Math.max(4, Math.round(Math.min(width, height) * SIDE));
  const left = Math.max(0, Math.min(width - side, Math.round(u * width - side / 2)));
  const top = Math.max(0, Math.min(height - side, Math.round(v * height - side / 2)));
  const patch = new Uint8Array(side * side * 4);
  for (let y = 0; y < side; y++)
    patch.set(pixels.subarray(((top + y) * width + left) * 4, ((top + y) * width + left + side) * 4), y * side * 4);
  return patch;
}

function contributor(item: SceneItem, scene: PlanScene, whole: Patch, without: Patch): Contributor | null {
  const sums = [0, 0, 0];
  let difference = 0;
  for (let i = 0; i < whole.length; i += 4)
    for (let channel = 0; channel < 3; channel++) {
      const change = whole[i + channel]! - without[i + channel]!;
      difference += Math.abs(change);
      sums[channel]! += Math.max(0, change);
    }
  const pixels = whole.length / 4;
  const mean = difference / Math.max(1, pixels * 3);
  if (mean < LEAST) return null;
  const most = Math.max(1, ...sums);
  return {
    site: siteOf(item),
    kind: item.kind,
    name: itemName(item),
    range: item.range,
    ...(scene.file === undefined ? {} : { file: scene.file }),
    share: mean / 255,
    color: hexColor(sums.map((sum) => sum / most)),
  };
}

function notesOf(plan: ScenePlan, scene: PlanScene): string[] {
  return [
    ...(scene.feedback ? ['What feedback carries over from earlier frames is not followed.'] : []),
    ...scene.shade
      .filter(({ fn }) => REARRANGING.has(fn))
      .map(({ fn }) => `${fn} moves pixels by their brightness: items that only change their order are listed too.`),
    ...(scene.transition ? ['During its transition, the scene before is part of the picture.'] : []),
    ...(plan.captions && plan.captions.look?.under !== 'shaders' ? ['Captions lie over everything.'] : []),
  ];
}
