// The catalog: what the effects state about themselves, without their behaviour, as plain data for the language,
// the editor and the reference.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CatalogEntry, EffectKind, ParamSpec } from '../../src/contract/catalog-entry.ts';
import type { Effect } from '../../src/engine/effects/define.ts';
import { p, type Params } from '../../src/engine/effects/params.ts';
import { EFFECTS_DIR, type FoundEffect } from './find-effects.ts';

/** Every shader takes these two by name; the engine carries them out. */
const SHADER_PARAMS: Params = {
  mix: p.number({ default: 1, min: 0, max: 1, unit: 'ratio', doc: 'How much of the shader is seen: 0 leaves the frame as it was, 1 is the shader alone.' }),
  when: p.boolean({ default: true, doc: 'The shader acts only on frames where this holds.' }),
};

/** Settings that all particle systems share, stated once beside them; a system states only its own and other defaults. */
async function commonParticleSettings(): Promise<Params> {
  const file = join(EFFECTS_DIR, 'particles/common-settings.ts');
  if (!existsSync(file)) return {};
  const module = (await import(pathToFileURL(file).href)) as { commonSettings?: Params };
  return module.commonSettings ?? {};
}

const specsOf = (params: Params): ParamSpec[] => Object.entries(params).map(([name, spec]) => ({ name, ...spec }));

function defaultExample(effect: Effect): string {
  switch (effect.kind) {
    case 'easing': return `keys(t, [0s: 0, 3s: 1], ease: ${effect.name})`;
    case 'palette': return `palette: ${effect.name}`;
    case 'colors': return `color: ramp(${effect.name}, value)`;
    case 'blend': return `blend: ${effect.name}`;
    default: return '';
  }
}

function entryOf(effect: Effect, particleSettings: Params): CatalogEntry {
  const kind: EffectKind = effect.kind === 'lattice' ? 'field' : effect.kind;
  let params: Params = 'params' in effect ? effect.params : {};
  if (effect.kind === 'shader') params = { ...params, ...SHADER_PARAMS };
  if (effect.kind === 'particles') params = { ...particleSettings, ...params };
  if (effect.kind === 'particles') {
    // The system's own come first: they are what one writes.
    const own = Object.keys(effect.params);
    params = Object.fromEntries([...own, ...Object.keys(particleSettings).filter((n) => !own.includes(n))].map((n) => [n, params[n]]));
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
  if (effect.kind === 'particles' || (effect.kind === 'lattice' && effect.advance !== undefined)) entry.stateful = true;
  if ('seeded' in effect && effect.seeded) entry.seeded = true;
  if (effect.kind === 'palette') entry.glyphs = effect.glyphs;
  if (effect.kind === 'colors') entry.colors = effect.colors;
  if (effect.kind === 'particles') entry.caps = effect.caps;
  return entry;
}

function entrySource(entry: CatalogEntry): string {
  const { params, ...rest } = entry;
  const head = JSON.stringify(rest).slice(1, -1);
  if (params.length === 0) return `  { ${head}, "params": [] },`;
  return `  { ${head}, "params": [\n${params.map((param) => `    ${JSON.stringify(param)},`).join('\n')}\n  ] },`;
}

export async function catalogSource(found: FoundEffect[]): Promise<string> {
  const settings = await commonParticleSettings();
  return [
    '// Made by `npm run generate` from the effects; do not edit. The built-in vocabulary as plain data.',
    '',
    "import type { CatalogEntry } from '../contract/catalog-entry.ts';",
    '',
    'export const catalog: CatalogEntry[] = [',
    ...found.map(({ effect }) => entrySource(entryOf(effect, settings))),
    '];',
    '',
  ].join('\n');
}
