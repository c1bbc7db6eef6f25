// One scene to its part of the plan. Steps that nothing uses are dropped at the end.

import { settings } from '../../catalog/settings.ts';
import type { PlanScene, PlanTime, SceneItem } from '../../contract/plan.ts';
import type { LetNode, SceneNode, Setting, SettingNode, Span } from '../syntax/tree.ts';
import { shaderChain, singleEffect, timeArgument, timeExpression, type Used } from './chain.ts';
import { type Context, createBuild, type Env, report, type SceneLet } from './context.ts';
import { definitionValue } from './definitions.ts';
import { dropUnused } from './drop-unused.ts';
import { compileLayer, compileParticles, compileText, compileTicker, rangeOf } from './items.ts';
import { type Unit, wholeLines } from './load-units.ts';
import { lengthOf } from './length.ts';
import type { Place } from './reporter.ts';
import { LIMITS } from '../syntax/limits.ts';
import { SettingsReader } from './settings-reader.ts';
import { warnAboutScene } from './warnings.ts';

export interface CompiledScene {
  node: SceneNode;
  place: Place;
  scene: PlanScene;
  broken: boolean;
  transition: TransitionTime | null;
}

/** The TIME of a scene's transition and where it is written. */
export interface TransitionTime {
  span: Span;
  time: PlanTime;
  isDefault: boolean;
}

export function compileScene(
  ctx: Context,
  unit: Unit,
  place: Place,
  node: SceneNode,
  hasSyntaxErrors: boolean,
): CompiledScene {
  const { reporter } = ctx;
  const before = reporter.errors;
  reporter.scene = node.name.text;
  const build = createBuild(node.name.text, { place, span: node.name });
  const lets = new Map<string, SceneLet>();
  const env: Env = { ctx, build, unit, place, path: '', locals: null, lets, via: null };

  const names = new Set<string>();
  for (const item of node.items) {
    if (item.k !== 'let' || item.name.text === '') continue;
    if (lets.has(item.name.text)) duplicate(env, item);
    else lets.set(item.name.text, { node: item, used: false });
  }
  for (const { node: item } of lets.values()) definitionValue(env, item, lets, item, 'any');

  const items: SceneItem[] = [];
  const ordinals = new Map<string, number>();
  for (const item of node.items) {
    if (item.k === 'let' || item.k === 'setting') continue;
    const label = item.k === 'layer' && item.name ? `layer ${item.name.text}` : `${item.k} ${next(ordinals, item.k)}`;
    if (item.k === 'layer' && item.name) {
      if (names.has(item.name.text))
        report(
          env,
          item.name,
          'duplicate-name',
          `Expected a new name for this layer, but \`${item.name.text}\` is already one.`,
        );
      names.add(item.name.text);
    }
    const inner: Env = { ...env, path: label };
    const compiled =
      item.k === 'layer'
        ? compileLayer(inner, item)
        : item.k === 'particles'
          ? compileParticles(inner, item)
          : item.k === 'text'
            ? compileText(inner, item)
            : compileTicker(inner, item);
    if (compiled) items.push(compiled);
  }

  const list: Setting[] = node.items.filter((item): item is SettingNode => item.k === 'setting');
  const reader = new SettingsReader(env, 'scene', list, settings.scene, 'a scene');
  const at = (path: string): Env => ({ ...env, path });
  const shadeSetting = reader.setting('shade');
  const used: Used[] = shadeSetting ? shaderChain(at('shade'), shadeSetting.value) : [];
  if (used.length > LIMITS.shaders)
    report(
      env,
      shadeSetting!.name,
      'out-of-range',
      `Expected at most ${LIMITS.shaders} shaders in a scene, but with its looks it has ${used.length}.`,
    );
  const feedbackSetting = reader.setting('feedback');
  const feedback = feedbackSetting ? singleEffect(at('feedback'), 'feedback', feedbackSetting.value) : null;
  const transition = compileTransition(at('transition'), reader.setting('transition'));
  const length = node.length ? lengthOf(env, node.length) : null;
  const scene: PlanScene = {
    name: node.name.text,
    range: rangeOf(env, node),
    nameRange: rangeOf(env, node.name),
    length,
    nodes: [],
    items,
    gamma: reader.node('gamma'),
    tonemap: reader.flag('tonemap', true),
    background: reader.node('background'),
    energy: reader.word('energy') as PlanScene['energy'],
    seed: reader.constant('seed'),
    level: reader.node('level'),
    feedback: feedback?.call ?? null,
    shade: used.map((each) => each.call),
    transition: transition?.transition ?? null,
    media: [],
  };
  for (const name of ['gamma', 'background', 'level']) {
    const id = scene[name as 'gamma'];
    if (id !== null && build.table.usesValue(id))
      report(env, reader.setting(name)!.value, 'unknown-name', '`value` is known in layers only.');
  }
  if (build.table.full && !build.overflowed)
    report(
      env,
      node.name,
      'out-of-range',
      `The scene \`${node.name.text}\` comes to more steps a frame than are allowed.`,
    );

  const broken = hasSyntaxErrors || reporter.errors > before || build.overflowed || build.table.full;
  warnAboutScene(env, node, scene, used, feedback);
  reporter.scene = null;
  for (const { node: item, used: isUsed } of lets.values()) {
    if (!isUsed && !hasSyntaxErrors && !item.name.text.startsWith('_'))
      report(env, item.name, 'unused', `\`${item.name.text}\` is never used.`, {
        severity: 'warning',
        fixes: [
          { title: `Remove \`${item.name.text}\``, edits: [{ span: wholeLines(unit, place, item), newText: '' }] },
        ],
      });
  }
  scene.media = uniqueMedia(build.media);
  if (!broken) dropUnused(scene, build.table.nodes);
  return { node, place, scene, broken, transition: transition?.time ?? null };
}

function duplicate(env: Env, item: LetNode): void {
  report(
    env,
    item.name,
    'duplicate-name',
    `Expected a new name for this let, but \`${item.name.text}\` is already defined in this scene.`,
  );
}

function next(ordinals: Map<string, number>, key: string): number {
  const ordinal = ordinals.get(key) ?? 0;
  ordinals.set(key, ordinal + 1);
  return ordinal;
}

function compileTransition(
  env: Env,
  setting: Setting | undefined,
): { transition: PlanScene['transition']; time: TransitionTime } | null {
  if (!setting) return null;
  const effect = singleEffect(env, 'transition', setting.value);
  if (!effect || effect.entry.name === 'cut') return null;
  const span = timeExpression(effect.entry, setting.value);
  const seconds = timeArgument(env, effect.entry, effect.call);
  if (seconds === null) return null;
  const node = env.build.table.nodes[seconds]!;
  if (node.k !== 'num' && node.k !== 'beats') {
    report(env, span, 'wrong-kind', `Expected a constant time for ${effect.entry.name}, but it varies.`);
    return null;
  }
  const time: PlanTime = node.k === 'num' ? { seconds: node.v } : { beats: node.n };
  return { transition: { effect: effect.call, seconds }, time: { span, time, isDefault: span === setting.value } };
}

function uniqueMedia(list: PlanScene['media']): PlanScene['media'] {
  const seen = new Set<string>();
  return list.filter((ref) => !seen.has(ref.path) && seen.add(ref.path));
}
