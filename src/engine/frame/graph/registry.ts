// Finds effects by kind and name. Effects that the reel imports with `use` take precedence over built-in ones.

import { BLEND_MODES } from '../../../contract/blend-modes.ts';
import type { Effect } from '../../effect-api/define.ts';
import { commonSettings } from '../../effects/particles/common-settings.ts';
import type { Params } from '../../effect-api/params.ts';
import { effects } from '../../effects/registry.generated.ts';

export interface Registry {
  find(kind: string, name: string): Effect | undefined;
}

// A lattice is called like any field; every function of numbers can be used as a field.
const ALSO = new Map<string, string[]>([
  ['field', ['lattice', 'mask', 'distance', 'math', 'color']],
  ['mask', ['lattice', 'field', 'distance', 'math']],
  ['distance', ['field', 'mask', 'math']],
  ['math', ['field', 'mask', 'distance', 'color', 'lattice']],
  ['color', ['math']],
]);

const builtIn = new Map(effects.map((effect) => [`${effect.kind}:${effect.name}`, effect]));

export function createRegistry(custom: ReadonlyMap<string, unknown> = new Map()): Registry {
  const own = new Map(
    [...custom.values()].map((effect) => [`${(effect as Effect).kind}:${(effect as Effect).name}`, effect as Effect]),
  );
  return {
    find(kind, name) {
      for (const k of [kind, ...(ALSO.get(kind) ?? [])]) {
        const effect = own.get(`${k}:${name}`) ?? builtIn.get(`${k}:${name}`);
        if (effect) return effect;
      }
      return undefined;
    },
  };
}

/** Parameters of an effect, including those that its kind adds. */
export function paramsOf(effect: Effect): Params {
  const own = 'params' in effect ? (effect.params as Params) : {};
  return effect.kind === 'particles' ? { ...commonSettings, ...own } : own;
}

/** The kernels' number for a blend mode; that of `normal` if the name is unknown. */
export const blendMode = (name: string): number => Math.max(0, (BLEND_MODES as readonly string[]).indexOf(name));
