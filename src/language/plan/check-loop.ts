// Warns of what cannot loop in a reel with `loop: on`.

import { cannotLoop } from '../../contract/diagnostics/scenes.ts';
import { flatItems } from '../../contract/flat-items.ts';
import { type LoopReason, isLoopable } from '../../contract/loop-reason.ts';
import type { EffectCall, PlanSegment, SceneItem } from '../../contract/plan.ts';
import type { Context } from '../check/context.ts';
import { argNodes } from '../check/node-table.ts';
import { itemByKeyword } from '../generated/item-registry.ts';
import type { NodeMapper } from '../items/define-item.ts';
import { sceneSettingRegistry } from '../scene-settings/index.ts';
import type { ItemNode, SceneItemNode, Span } from '../syntax/tree.ts';
import { type ComesBack, createComesBack, periodOf } from './comes-back.ts';
import type { CompiledScene } from './scene.ts';

export function checkLoop(ctx: Context, scenes: readonly CompiledScene[], segments: readonly PlanSegment[]): void {
  const compiledOf = (segment: PlanSegment | undefined): CompiledScene | undefined =>
    scenes.find(({ scene }) => scene.name === segment?.scene);
  const first = compiledOf(segments[0]);
  if (!first) return;
  if (segments.length > 1) {
    if (first.scene.transition === null)
      ctx.reporter.report(first.place, first.node.name, cannotLoop.cut({ name: first.scene.name }));
    return;
  }
  const seconds = segments[0]!.end - segments[0]!.start;
  const comesBack = createComesBack({
    scene: first.scene,
    vocabulary: ctx.vocabulary,
    fps: ctx.format.fps,
    seconds,
    materials: ctx.facts.materials ?? new Map(),
  });
  const report = (span: Span, reason: LoopReason): void =>
    ctx.reporter.report(first.place, span, cannotLoop.motion({ reason, seconds }));
  const { lines, base } = first.place;
  const itemsByRange = new Map(flatItems(first.scene.items).map((item) => [JSON.stringify(item.range), item]));
  for (const node of itemNodes(first.node.items)) {
    const item = itemsByRange.get(JSON.stringify(lines.range(base + node.start, base + node.end)));
    if (item) checkItem(ctx, comesBack, node, item, report);
  }
  checkScene(ctx, comesBack, first, report);
}

const itemNodes = (items: readonly ItemNode[]): SceneItemNode[] =>
  items.flatMap((item) => (item.k === 'item' ? [item, ...itemNodes(item.items)] : []));

function checkItem(
  ctx: Context,
  comesBack: ComesBack,
  node: SceneItemNode,
  item: SceneItem,
  report: (span: Span, reason: LoopReason) => void,
): void {
  const head: Span = { start: node.start, end: node.name?.end ?? node.start + node.keyword.length };
  const spanOf = (key: PropertyKey): Span => node.settings.find(({ name }) => name.text === key)?.value ?? head;
  if (item.kind === 'particles') return report(head, { k: 'effect', name: item.effect.fn });
  if ((item.kind === 'text' || item.kind === 'art') && item.reveal.kind !== 'none') {
    const leaves = item.kind === 'text' && (item.leave.kind !== 'none' || item.to !== null);
    if (!leaves) report(spanOf('reveal'), { k: 'reveal' });
  }
  if (item.kind === 'layer' && item.steady !== null) report(spanOf('steady'), { k: 'steady' });
  itemByKeyword.get(item.kind)?.mapNodes(item, visitor(ctx, comesBack, spanOf, report));
}

/** The settings of the scene itself. */
function checkScene(
  ctx: Context,
  comesBack: ComesBack,
  { node, scene }: CompiledScene,
  report: (span: Span, reason: LoopReason) => void,
): void {
  const spanOf = (key: PropertyKey): Span => {
    const setting = node.items.find((item) => item.k === 'setting' && item.name.text === key);
    return setting?.k === 'setting' ? setting.value : node.name;
  };
  if (scene.feedback !== null) report(spanOf('feedback'), { k: 'feedback' });
  const rest = { ...scene, feedback: null, transition: null };
  for (const setting of sceneSettingRegistry) {
    setting.mapNodes({ ...rest, camera: [] }, visitor(ctx, comesBack, spanOf, report, 'shade'));
    setting.mapNodes({ ...rest, shade: [] }, visitor(ctx, comesBack, spanOf, report, 'camera'));
  }
}

/** Looks at the nodes of settings; the first reason of each setting is reported. */
function visitor(
  { vocabulary }: Context,
  comesBack: ComesBack,
  spanOf: (key: PropertyKey) => Span,
  report: (span: Span, reason: LoopReason) => void,
  ofEffects: PropertyKey = 'shade',
): NodeMapper {
  const check = (key: PropertyKey, id: number, period?: number): void => {
    const reason = comesBack(id, period);
    if (reason) report(spanOf(key), reason);
  };
  return {
    nodes(owner, ...keys) {
      for (const key of keys) {
        const id: unknown = owner[key];
        // `from` and `to` are times at which something happens.
        if (typeof id === 'number') check(key, id, key === 'hue' ? 1 : undefined);
      }
    },
    arg(arg) {
      for (const id of argNodes({ arg })) check('at', id);
      return arg;
    },
    effect(call: EffectCall) {
      const entry = vocabulary.findIn(['shader', 'transform'], call.fn);
      if (entry && !isLoopable(entry)) report(spanOf(ofEffects), { k: 'effect', name: call.fn });
      for (const [name, arg] of Object.entries(call.args)) {
        const spec = entry?.params.find((param) => param.name === name);
        for (const id of argNodes({ arg })) check(ofEffects, id, periodOf(spec));
      }
    },
  };
}
