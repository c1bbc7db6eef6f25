// `transition:` – how the scene replaces the one before.

import { wrongKind } from '../../contract/diagnostics/values.ts';
import type { PlanTime } from '../../contract/plan.ts';
import { report } from '../check/context.ts';
import { singleEffect, timeArgument, timeExpression } from '../check/single-effect.ts';
import type { SceneSetting } from './define-scene-setting.ts';

export const transition: SceneSetting = {
  compile(env, reader) {
    const none = { part: { transition: null }, transition: null };
    const setting = reader.setting('transition');
    if (!setting) return none;
    const inner = { ...env, path: 'transition' };
    const effect = singleEffect(inner, 'transition', setting.value);
    if (!effect || effect.entry.name === 'cut') return none;
    const span = timeExpression(effect.entry, setting.value);
    const seconds = timeArgument(inner, effect.entry, effect.call);
    if (seconds === null) return none;
    const node = env.build.table.nodes[seconds]!;
    if (node.k !== 'num' && node.k !== 'beats') {
      report(inner, span, wrongKind.transitionVaries({ name: effect.entry.name }));
      return none;
    }
    const time: PlanTime = node.k === 'num' ? { seconds: node.v } : { beats: node.n };
    return {
      part: { transition: { effect: effect.call, seconds } },
      transition: { span, time, isDefault: span === setting.value },
    };
  },
  mapNodes(scene, map) {
    if (!scene.transition) return;
    map.effect(scene.transition.effect);
    map.nodes(scene.transition, 'seconds');
  },
};
