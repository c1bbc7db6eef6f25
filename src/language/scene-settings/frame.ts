// The plain values of a scene: gamma, tonemap, background, energy, seed, level.

import { unknownName } from '../../contract/diagnostics/names.ts';
import type { PlanScene } from '../../contract/plan.ts';
import { report } from '../check/context.ts';
import type { SceneSetting } from './define-scene-setting.ts';

const NODES = ['gamma', 'background', 'level'] as const;

export const frame: SceneSetting = {
  compile(env, reader) {
    const part = {
      gamma: reader.node('gamma'),
      tonemap: reader.flag('tonemap', true),
      background: reader.node('background'),
      energy: reader.word('energy') as PlanScene['energy'],
      seed: reader.constant('seed'),
      level: reader.node('level'),
    };
    for (const name of NODES) {
      const id = part[name];
      if (id !== null && env.build.table.usesValue(id))
        report(env, reader.setting(name)!.value, unknownName.valueOutsideLayer({}));
    }
    return { part };
  },
  mapNodes: (scene, map) => map.nodes(scene, ...NODES),
};
