// Finds effects by kind and name: the built-in ones, and those that the reel's `use` brought, which come first.

import type { Effect } from '../../effect-api/define.ts';
import { commonSettings } from '../../effects/particles/common-settings.ts';
import type { Params } from '../../effect-api/params.ts';
import { effects } from '../../effects/registry.generated.ts';

export interface Registry {
  find(kind: string, name: string): Effect | undefined;
}

// A lattice is called like any field; every function of numbers may stand where a field does.
const ALSO: Record<string, string[]> = {
  field: ['lattice', 'mask', 'distance', 'math', 'color'],
  mask: ['lattice', 'field', 'distance', 'math'],
  distance: ['field', 'mask', 'math'],
  math: ['field', 'mask', 'distance', 'color', 'lattice'],
  color: ['math'],
};

const builtIn = new Map(effects.map((effect) => [`${effect.kind}:${effect.name}`, effect]));

export function createRegistry(custom: ReadonlyMap<string, unknown> = new Map()): Registry {
  const own = new Map(
    [...custom.values()].map((effect) => [`${(effect as Effect).kind}:${(effect as Effect).name}`, effect as Effect]),
  );
  return {
    find(kind, name) {
      for (const k of [kind, ...(ALSO[kind] ?? [])]) {
        const effect = own.get(`${k}:${name}`) ?? builtIn.get(`${k}:${name}`);
        if (effect) return effect;
      }
      return undefined;
    },
  };
}

/** Parameters of an effect with those that its kind adds. */
export function paramsOf(effect: Effect): Params {
  const own = 'params' in effect ? (effect.params as Params) : {};
  return effect.kind === 'particles' ? { ...commonSettings, ...own } : own;
}

/** The number by which kernels know a blend mode; normal where it is unknown. */
export function blendMode(name: string): number {
  const effect = builtIn.get(`blend:${name}`);
  return effect?.kind === 'blend' ? effect.mode : Math.max(0, BLENDS.indexOf(name));
}
const BLENDS = [
  'normal',
  'add',
  'subtract',
  'multiply',
  'screen',
  'overlay',
  'softlight',
  'hardlight',
  'difference',
  'exclusion',
  'colordodge',
  'colorburn',
  'linearlight',
  'vividlight',
  'pinlight',
  'hardmix',
  'lighten',
  'darken',
  'grainextract',
  'grainmerge',
];
