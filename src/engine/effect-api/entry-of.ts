// The catalog entry of an effect, as plain data: for the generated catalog, and at run time for the effects that a reel imports with `use`.

import type { CatalogEntry, EffectKind, ParamSpec } from '../../contract/catalog-entry.ts';
import type { Effect } from './define.ts';
import { p, type Params } from './params.ts';

/** Parameters that every shader takes by name. The renderer applies them (shader-chain.ts). Their only definition: catalog and docs come from it. */
const SHADER_PARAMS: Params = {
  mix: p.number({
    default: 1,
    min: 0,
    max: 1,
    unit: 'ratio',
    doc: 'Blends the shader with its input: 0 leaves the frame unchanged, 1 shows only the shader.',
  }),
  when: p.boolean({ default: true, doc: 'Applies the shader only on frames where this is true.' }),
};

const specsOf = (params: Params): ParamSpec[] => Object.entries(params).map(([name, spec]) => ({ name, ...spec }));

function defaultExample(effect: Effect): string {
  switch (effect.kind) {
    case 'easing':
      return `keys(t, [0s: 0, 3s: 1], ease: ${effect.name})`;
    case 'palette':
      return `palette: ${effect.name}`;
    case 'colors':
      return `color: ramp(${effect.name}, value)`;
    case 'blend':
      return `blend: ${effect.name}`;
    default:
      return '';
  }
}

/** `particleSettings`: the parameters that all particle systems share; only needed for particle systems. */
export function entryOf(effect: Effect, particleSettings: Params = {}): CatalogEntry {
  const kind: EffectKind = effect.kind === 'lattice' ? 'field' : effect.kind;
  let params: Params = 'params' in effect ? effect.params : {};
  if (effect.kind === 'shader') params = { ...params, ...SHADER_PARAMS };
  if (effect.kind === 'particles') params = { ...particleSettings, ...params };
  if (effect.kind === 'particles') {
    // The system's own parameters come first: they are the ones that reels set most.
    const own = Object.keys(effect.params);
    params = Object.fromEntries(
      [...own, ...Object.keys(particleSettings).filter((n) => !own.includes(n))].map((n) => [n, params[n]]),
    );
  }
  const numeric = ['field', 'distance', 'mask', 'math', 'transform', 'easing'].includes(kind);
  const entry: CatalogEntry = {
    kind,
    name: effect.name,
    category: effect.category,
    summary: effect.summary,
    params: specsOf(params),
    example: 'example' in effect ? effect.example : defaultExample(effect),
    result: effect.kind === 'color' ? effect.result : numeric ? 'number' : 'none',
  };
  if ('doc' in effect && effect.doc !== undefined) entry.doc = effect.doc;
  if ('source' in effect && effect.source !== undefined) entry.source = effect.source;
  const hasState =
    effect.kind === 'particles' ||
    (effect.kind === 'lattice' && effect.advance !== undefined) ||
    (effect.kind === 'shader' && effect.history !== undefined);
  if (hasState) entry.stateful = true;
  const loops = 'loops' in effect ? effect.loops : undefined;
  if (!(loops ?? entry.stateful !== true)) entry.loops = false;
  if ('seeded' in effect && effect.seeded) entry.seeded = true;
  if (effect.kind === 'palette') entry.glyphs = effect.glyphs;
  if (effect.kind === 'colors') entry.colors = effect.colors;
  if (effect.kind === 'particles') entry.caps = effect.caps;
  return entry;
}
