// Which items of a scene change what is seen at a point: the frame is drawn without each of them, and compared. So everything is followed
// that moves pixels after an item is drawn: transforms, cameras, groups, and shaders of any kind.

import { hexColor } from '../../contract/hex-color.ts';
import type { Contributor, WhoDrew } from '../../contract/protocol.ts';
import type { PlanScene, SceneItem, ScenePlan } from '../../contract/plan.ts';
import type { FrameFormat } from '../../contract/render.ts';
import { siteOf } from '../../contract/site-of.ts';
import type { AudioFeatures } from '../frame/features/audio-features.ts';
import type { Renderer } from '../frame/renderer/renderer.ts';
import type { OpenRendererOptions } from '../inputs/open-renderer.ts';
import { drawInSlices } from './draw-in-slices.ts';
import { withoutItems } from './without-items.ts';

export interface WhoDrewOrder {
  plan: ScenePlan;
  scene: PlanScene;
  /** Null: the scene plays alone. */
  segment: number | null;
  format: FrameFormat;
  /** Seconds of what is shown, and the point in 0..1. */
  t: number;
  u: number;
  v: number;
}
export interface WhoDrewParts {
  createRenderer(options: OpenRendererOptions): Promise<Renderer>;
  audio: AudioFeatures;
}

/** Side of the square that is compared, as a share of the frame's shorter side: about a cell of `md`. */
const SIDE = 0.03;
/** Levels: smaller differences are those of rounding and of noise. */
const LEAST = 1.5;

export async function whoDrew(order: WhoDrewOrder, parts: WhoDrewParts): Promise<WhoDrew> {
  const { plan, scene } = order;
  // Without the tone map an item changes only the pixels that it draws; feedback would hold what earlier frames drew.
  const probed = scenesOf(plan, scene.name, { tonemap: false, feedback: null });
  let renderer: Renderer | null = null;
  const colorWithout = async (sites: readonly number[]): Promise<Patch> => {
    renderer = await parts.createRenderer({
      plan: withoutItems(probed, scene.name, sites),
      format: order.format,
      audio: parts.audio,
      ...(order.segment === null ? { scene: scene.name } : {}),
      ...(renderer ? { previous: renderer } : {}),
    });
    return patchAt(renderer, order);
  };
  try {
    const whole = await colorWithout([]);
    const items: Contributor[] = [];
    for (const item of scene.items) {
      const found = contributor(item, scene, whole, await colorWithout([siteOf(item)]));
      if (found) items.push(found);
    }
    return { items: items.toReversed(), notes: notesOf(plan, scene) };
  } finally {
    (renderer as Renderer | null)?.dispose();
  }
}

function scenesOf(plan: ScenePlan, name: string, part: Partial<PlanScene>): ScenePlan {
  return { ...plan, scenes: plan.scenes.map((each) => (each.name === name ? { ...each, ...part } : each)) };
}

/** Pixels around the point, RGBA. */
type Patch = Uint8Array;

async function patchAt(renderer: Renderer, { segment, format, t, u, v }: WhoDrewOrder): Promise<Patch> {
  const shown = renderer.segments.find((each) => each.segment === (segment ?? 1));
  if (!shown) return new Uint8Array(0);
  const offset = Math.max(0, Math.min(shown.count - 1, Math.floor(t * format.fps + 1e-6)));
  await drawInSlices(renderer, shown.first + offset);
  const { width, height } = format;
  const side = Math.max(4, Math.round(Math.min(width, height) * SIDE));
  const left = Math.max(0, Math.min(width - side, Math.round(u * width - side / 2)));
  const top = Math.max(0, Math.min(height - side, Math.round(v * height - side / 2)));
  const pixels = renderer.packRgba();
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
    name: nameOf(item),
    range: item.range,
    ...(scene.file === undefined ? {} : { file: scene.file }),
    share: mean / 255,
    color: hexColor(sums.map((sum) => sum / most)),
  };
}

const LONGEST_NAME = 24;

function nameOf(item: SceneItem): string | null {
  if (item.kind === 'layer' || item.kind === 'group') return item.name;
  if (item.kind === 'particles') return item.effect.fn;
  if (item.kind === 'art') return null;
  const text = item.parts.map((part) => ('text' in part ? part.text : '…')).join('');
  return text.length > LONGEST_NAME ? `${text.slice(0, LONGEST_NAME - 1)}…` : text;
}

function notesOf(plan: ScenePlan, scene: PlanScene): string[] {
  return [
    ...(scene.feedback ? ['What feedback carries over from earlier frames is not followed.'] : []),
    ...(scene.transition ? ['During its transition, the scene before is part of the picture.'] : []),
    ...(plan.captions && plan.captions.look?.under !== 'shaders' ? ['Captions lie over everything.'] : []),
  ];
}
