// A particle system. Its settings are the parameters of the chosen system, the common ones included.

import { builtIn } from '../../catalog/lookup.ts';
import { gridChoice, type SettingSpec } from '../../catalog/settings.ts';
import type { CatalogEntry, ParamSpec } from '../../contract/catalog-entry.ts';
import { duplicateName, unknownName } from '../../contract/diagnostics/names.ts';
import type { Args, ParticlesItem } from '../../contract/plan.ts';
import { fitArgument } from '../check/arguments.ts';
import { markBroken, nextSite, rangeOf, record, report } from '../check/context.ts';
import { unknown } from '../check/names.ts';
import { readGrid } from '../check/read-grid.ts';
import { SettingsReader } from '../check/settings-reader.ts';
import { defineItem } from './define-item.ts';

const systems = builtIn.entries('particles');
/** What every built-in system takes, with the usual docs; with a default only if it is the same for all. */
const common = (systems[0]?.params ?? []).flatMap(({ default: usual, ...spec }): ParamSpec[] => {
  const all = systems.flatMap((system) => system.params.filter((other) => other.name === spec.name));
  if (all.length < systems.length) return [];
  const doc = mostCommon(all.map((other) => other.doc));
  const isShared = usual !== undefined && all.every((other) => other.default === usual);
  return [{ ...spec, doc, ...(isShared ? { default: usual } : {}) }];
});

function mostCommon(texts: readonly string[]): string {
  const count = (text: string): number => texts.filter((other) => other === text).length;
  return texts.reduce((best, text) => (count(text) > count(best) ? text : best));
}

const settingsOf = (system: CatalogEntry): ParamSpec[] => [
  ...system.params,
  ...common.filter((spec) => !system.params.some((own) => own.name === spec.name)),
];

export const particles = defineItem<ParticlesItem>({
  keyword: 'particles',
  subject: { is: 'effect', kind: 'particles', what: 'a particle system' },
  grid: 'optional',
  block: 'required',
  shape: 'particles boids on md { … }',
  settingExample: 'count: 150',
  docs: 'A system of moving glyphs.',
  form: 'particles embers on sm { rate: 40  hue: 0.08 }',
  snippet: `particles \${1:embers} on \${2|${gridChoice('sm')}|} { $0 }`,
  settings: common as SettingSpec[],
  isText: false,
  symbol: (node) => ({ name: node.name?.text ?? 'particles', detail: node.grid?.text ?? '', kind: 'Object' }),
  mapNodes: (item, map) => map.effect(item.effect),
  compile(env, node) {
    const { vocabulary } = env.ctx;
    const system = node.name ? vocabulary.find('particles', node.name.text) : undefined;
    if (node.name && !system) unknown(env, node.name, 'a particle system', vocabulary.names(['particles']));
    if (system) record(env, node.name!, { t: 'entry', entry: system });
    const grid = node.grid ? readGrid(env, node.grid) : 'md';
    if (!node.name || !system) {
      if (!node.name) markBroken(env);
      return null;
    }
    const specs = settingsOf(system);
    const reader = new SettingsReader(env, node.settings, specs as SettingSpec[], `\`${system.name}\``);
    const args: Args = {};
    for (const spec of specs) {
      const setting = reader.setting(spec.name);
      if (!setting) continue;
      if (spec.name === 'blend') {
        const blend = reader.blend();
        if (blend !== null) args.blend = { word: blend };
        continue;
      }
      const arg = fitArgument(env, spec, setting.value, `${system.name}.${spec.name}`);
      if (arg) args[spec.name] = arg;
      if (arg && 'node' in arg && env.build.table.usesValue(arg.node))
        report(env, setting.value, unknownName.valueOutsideLayer({ help: 'Particles have no value of their own.' }));
    }
    const colorSetting = reader.setting('color');
    if (reader.setting('hue') && colorSetting) report(env, colorSetting.name, duplicateName.hueAndColor());
    if (grid === null) return null;
    return {
      kind: 'particles',
      range: rangeOf(env, node),
      grid,
      effect: { fn: system.name, args, site: nextSite(env, system.name), range: rangeOf(env, node.name) },
    };
  },
});
