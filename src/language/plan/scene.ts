// Compiles one scene to its part of the plan. Nodes that nothing uses are dropped at the end.

import { plainScene } from '../../contract/plain-scene.ts';
import { sceneSettings } from '../../catalog/settings.ts';
import { duplicateName, unused } from '../../contract/diagnostics/names.ts';
import { outOfRange } from '../../contract/diagnostics/values.ts';
import type { GroupItem, PlanScene, PlanTime, SceneItem, SoundItem } from '../../contract/plan.ts';
import type { Constant } from '../check/constant.ts';
import { type Context, createBuild, type Env, rangeOf, report, type SceneLet } from '../check/context.ts';
import { definitionValue } from '../check/definitions.ts';
import { type SceneDeclaration, wholeLines } from '../check/load-units.ts';
import type { Place } from '../check/reporter.ts';
import { SettingsReader } from '../check/settings-reader.ts';
import { itemByKeyword } from '../generated/item-registry.ts';
import type { TransitionTime } from '../scene-settings/define-scene-setting.ts';
import { sceneSettingRegistry } from '../scene-settings/index.ts';
import { LIMITS } from '../syntax/limits.ts';
import type { Expr, LetNode, SceneItemNode, SceneNode, SettingNode } from '../syntax/tree.ts';
import { dropUnused } from './drop-unused.ts';
import { followVoices } from './follow-voices.ts';
import { lengthOf } from './length.ts';
import { isVoicesLength, voicesLength } from './voices-length.ts';
import { warnDarkOverlay } from './warn-dark-overlay.ts';

export interface CompiledScene {
  node: SceneNode;
  place: Place;
  scene: PlanScene;
  broken: boolean;
  transition: TransitionTime | null;
  declaration: SceneDeclaration;
}

/** A scene with the arguments of a play. */
export interface SceneUse {
  ctx: Context;
  /** Its name in the plan. */
  name: string;
  parameters: ReadonlyMap<LetNode, Constant | null>;
  /** Where errors are reported that only the arguments cause. */
  via: Env['via'];
}

export function compileScene(declaration: SceneDeclaration, { ctx, name, parameters, via }: SceneUse): CompiledScene {
  const { node, unit, place, hasSyntaxErrors } = declaration;
  const { reporter } = ctx;
  const before = reporter.errors;
  reporter.scene = node.name.text;
  const build = createBuild(node.name.text, { place, span: node.name });
  const lets = new Map<string, SceneLet>();
  const env: Env = { ctx, build, unit, place, path: '', locals: null, lets, via };
  for (const [param, constant] of parameters) lets.set(param.name.text, { node: param, used: false, constant });
  compileLets(env, node, lets);
  const compiledItems = compileItems(env, itemNodes(node));
  const items = compiledItems.filter((item): item is SceneItem => item.kind !== 'sound');
  const sounds = compiledItems.filter((item): item is SoundItem => item.kind === 'sound');

  followVoices(items, sounds, build);

  const scene: PlanScene = {
    name,
    range: rangeOf(env, node),
    nameRange: rangeOf(env, node.name),
    length: node.length ? sceneLength(env, node.length, sounds) : null,
    ...plainScene(),
    items,
    ...(sounds.length > 0 ? { sounds } : {}),
  };
  const list = node.items.filter((item): item is SettingNode => item.k === 'setting');
  const reader = new SettingsReader(env, list, sceneSettings, 'a scene');
  const compiled = sceneSettingRegistry.map((setting) => setting.compile(env, reader));
  for (const { part } of compiled) Object.assign(scene, part);
  if (build.table.full && !build.overflowed)
    report(env, node.name, outOfRange.steps({ scene: node.name.text, max: LIMITS.sceneNodes }));

  const broken = hasSyntaxErrors || reporter.errors > before || build.overflowed || build.table.full;
  for (const { warn } of compiled) warn?.(node);
  warnDarkOverlay(env, node, scene);
  for (const item of itemNodes(node)) itemByKeyword.get(item.keyword)?.warn?.(env, item, scene);
  reporter.scene = null;
  if (!hasSyntaxErrors) warnUnusedLets(env, lets);
  scene.materials = build.materials;
  scene.media = uniqueMedia(build.media);
  if (!broken) dropUnused(scene, build.table.nodes);
  const transition = compiled.find((each) => each.transition)?.transition ?? null;
  return { node, place, scene, broken, transition, declaration };
}

const sceneLength = (env: Env, expr: Expr, sounds: readonly SoundItem[]): PlanTime | null =>
  isVoicesLength(env, expr) ? voicesLength(env, expr, sounds) : lengthOf(env, expr);

const itemNodes = (node: SceneNode): SceneItemNode[] =>
  node.items.filter((item): item is SceneItemNode => item.k === 'item');

function compileLets(env: Env, node: SceneNode, lets: Map<string, SceneLet>): void {
  for (const item of node.items) {
    if (item.k !== 'let' || item.name.text === '') continue;
    if (lets.has(item.name.text))
      report(env, item.name, duplicateName.definition({ kind: 'let', name: item.name.text }));
    else lets.set(item.name.text, { node: item, used: false });
  }
  for (const { node: item, constant } of lets.values())
    if (constant === undefined) definitionValue(env, item, lets, item, 'any');
}

const isInGroup = (item: SceneItem | SoundItem): item is GroupItem['items'][number] =>
  item.kind === 'layer' || item.kind === 'particles' || item.kind === 'group';

/** `nodes`: the items of a scene or a group. */
function compileItems(env: Env, nodes: readonly SceneItemNode[]): (SceneItem | SoundItem)[] {
  const compiled: (SceneItem | SoundItem)[] = [];
  const names = new Set<string>();
  const ordinals = new Map<string, number>();
  for (const item of nodes) {
    const definition = itemByKeyword.get(item.keyword);
    if (!definition) continue;
    const named = definition.subject?.is === 'name' ? item.name : null;
    const own = `${item.keyword} ${named ? named.text : next(ordinals, item.keyword)}`;
    const label = env.path === '' ? own : `${env.path}/${own}`;
    if (named) {
      if (names.has(label)) report(env, named, duplicateName.definition({ kind: item.keyword, name: named.text }));
      names.add(label);
    }
    const plan = definition.compile({ ...env, path: label }, item);
    if (plan?.kind === 'group') plan.items = compileItems({ ...env, path: label }, item.items).filter(isInGroup);
    if (plan) compiled.push(plan);
  }
  return compiled;
}

function warnUnusedLets(env: Env, lets: ReadonlyMap<string, SceneLet>): void {
  for (const { node, used, constant } of lets.values()) {
    if (used || constant !== undefined || node.name.text.startsWith('_')) continue;
    const span = wholeLines(env.unit, env.place, node);
    report(env, node.name, unused.definition({ kind: 'let', name: node.name.text, span }));
  }
}

function next(ordinals: Map<string, number>, key: string): number {
  const ordinal = ordinals.get(key) ?? 0;
  ordinals.set(key, ordinal + 1);
  return ordinal;
}

function uniqueMedia(list: PlanScene['media']): PlanScene['media'] {
  const seen = new Set<string>();
  return list.filter((ref) => !seen.has(ref.path) && seen.add(ref.path));
}
