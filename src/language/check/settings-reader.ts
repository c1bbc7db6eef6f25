// Reads the settings of one block: each name at most once, and only those the block has.

import type { SettingSpec } from '../../catalog/settings.ts';
import { nearest } from '../../catalog/lookup.ts';
import type { ParamSpec } from '../../contract/catalog-entry.ts';
import { duplicateName, unknownParameter } from '../../contract/diagnostics/names.ts';
import type { Arg, MediaRef, NodeId } from '../../contract/plan.ts';
import type { Setting } from '../syntax/tree.ts';
import { fitArgument } from './arguments.ts';
import { type Env, record, report, written } from './context.ts';
import { isOtherMediaWord, mediaHelp } from '../syntax/other-media-words.ts';

const byName = new WeakMap<readonly SettingSpec[], ReadonlyMap<string, SettingSpec>>();
function specNamed(specs: readonly SettingSpec[], name: string): SettingSpec | undefined {
  let map = byName.get(specs);
  if (!map) byName.set(specs, (map = new Map(specs.map((spec) => [spec.name, spec]))));
  return map.get(name);
}

export class SettingsReader {
  private readonly given = new Map<string, Setting>();
  private readonly env: Env;
  private readonly specs: readonly SettingSpec[];

  constructor(
    env: Env,
    list: readonly Setting[],
    specs: readonly SettingSpec[],
    /** For messages: `a layer`. */
    owner: string,
  ) {
    this.env = env;
    this.specs = specs;
    for (const setting of list) {
      const name = setting.name.text;
      const known = specNamed(specs, name);
      if (known) record(env, setting.name, { t: 'setting', owner, spec: known });
      if (!known) {
        const names = specs.map((spec) => spec.name);
        const near = nearest(name, names);
        const help =
          setting.value.k === 'string' && isOtherMediaWord(name) ? mediaHelp(name, written(env, setting.value)) : null;
        report(
          env,
          setting.name,
          help === null
            ? unknownParameter.setting({ owner, name, near, names })
            : unknownParameter.mediaSetting({ owner, name, help }),
        );
      } else if (this.given.has(name)) {
        report(env, setting.name, duplicateName.setting({ name, span: { start: setting.start, end: setting.end } }));
      } else {
        this.given.set(name, setting);
        if (setting.block && !known.block) {
          const span = { start: setting.value.end, end: setting.end };
          report(
            env,
            span,
            unknownParameter.block({
              name,
              withBlock: specs.filter((spec) => spec.block).map((spec) => spec.name),
              span,
            }),
          );
        }
      }
    }
  }

  /** The same settings, evaluated in another environment. */
  withEnv(env: Env): SettingsReader {
    const reader = new SettingsReader(env, [], this.specs, '');
    for (const [name, setting] of this.given) reader.given.set(name, setting);
    return reader;
  }

  setting(name: string): Setting | undefined {
    return this.given.get(name);
  }

  /** The settings in braces after the value. */
  block(name: string): SettingsReader {
    const list = this.given.get(name)?.block ?? [];
    return new SettingsReader(this.env, list, this.spec(name).block ?? [], `\`${name}\``);
  }

  /** The setting as an argument; null if absent or wrong. */
  arg(name: string): Arg | null {
    const setting = this.given.get(name);
    if (!setting) return null;
    return fitArgument(this.env, this.spec(name), setting.value, name);
  }

  node(name: string): NodeId | null {
    const arg = this.arg(name);
    return arg && 'node' in arg ? arg.node : null;
  }

  /** A constant number; null if absent or wrong. */
  constant(name: string): number | null {
    const id = this.node(name);
    return id === null ? null : this.env.build.table.constant(id);
  }

  flag(name: string, usual: boolean): boolean {
    const value = this.constant(name);
    return value === null ? usual : value !== 0;
  }

  word(name: string): string | null {
    const arg = this.arg(name);
    return arg && 'word' in arg ? arg.word : null;
  }

  media(name: string): MediaRef | null {
    const arg = this.arg(name);
    return arg && 'media' in arg ? arg.media : null;
  }

  /** Name of the blend mode. */
  blend(): string | null {
    const setting = this.given.get('blend');
    if (!setting) return null;
    const words = this.env.ctx.vocabulary.names(['blend']);
    const arg = fitArgument(this.env, { ...this.spec('blend'), kind: 'word', words }, setting.value, 'blend');
    return arg && 'word' in arg ? arg.word : null;
  }

  private spec(name: string): ParamSpec & SettingSpec {
    return specNamed(this.specs, name) as ParamSpec & SettingSpec;
  }
}
