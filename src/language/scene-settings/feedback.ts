// `feedback:` – the previous frame, drawn under this one.

import { fadingFeedback } from '../../contract/diagnostics/scenes.ts';
import { type Env, report } from '../check/context.ts';
import type { Used } from '../check/effect-call.ts';
import { singleEffect } from '../check/single-effect.ts';
import type { SceneSetting } from './define-scene-setting.ts';

export const feedback: SceneSetting = {
  compile(env, reader) {
    const setting = reader.setting('feedback');
    const used = setting ? singleEffect({ ...env, path: 'feedback' }, 'feedback', setting.value) : null;
    return { part: { feedback: used?.call ?? null }, warn: () => used && warnFading(env, used) };
  },
  mapNodes: (scene, map) => {
    if (scene.feedback) map.effect(scene.feedback);
  },
};

function warnFading(env: Env, { call, span: whole, env: at }: Used): void {
  const { blend } = call.args;
  if (!blend || !('word' in blend) || blend.word !== 'multiply') return;
  const { start, end } = whole;
  const source = env.unit.parsed.text.slice(env.place.base + start, env.place.base + end);
  const offset = source.lastIndexOf('multiply');
  const span = offset < 0 ? whole : { start: start + offset, end: start + offset + 'multiply'.length };
  report(at, span, fadingFeedback.multiply({ canFix: offset >= 0 }));
}
