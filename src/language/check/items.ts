// The things a scene shows: layers, particles, texts, tickers.

import { GRID_NAMES, settings, type SettingSpec } from '../../catalog/settings.ts';
import type { ParamSpec } from '../../contract/catalog-entry.ts';
import type {
  Args,
  GridName,
  LayerItem,
  MediaRef,
  NodeId,
  ParticlesItem,
  SceneItem,
  TextItem,
  TickerItem,
} from '../../contract/plan.ts';
import type { Ident, LayerNode, ParticlesNode, TextNode } from '../syntax/tree.ts';
import { fitArgument } from './arguments.ts';
import { singleEffect, timeArgument } from './chain.ts';
import { type Env, markBroken, nextSite, record, report } from './context.ts';
import { missingGlyphs } from './glyphs.ts';
import { unknown } from './names.ts';
import { SettingsReader } from './settings-reader.ts';

export function compileLayer(env: Env, node: LayerNode): LayerItem | null {
  const reader = new SettingsReader(env, 'layer', node.settings, undefined, 'a layer');
  const grid = gridOf(env, node.grid);
  const value = reader.setting('value') ? reader.node('value') : null;
  const { problemAt } = env.place;
  const isWhole = problemAt === undefined || problemAt < node.start || problemAt > node.end;
  if (!reader.setting('value') && isWhole) {
    report(
      env,
      node.name ?? { start: node.start, end: node.start + 'layer'.length },
      'missing-parameter',
      'Expected `value:` in this layer, which says what it shows.',
      { help: 'For example `value: plasma()`.' },
    );
  }
  forbidOwnValue(env, reader, 'value', value);
  if (reader.setting('hue') && reader.setting('color')) {
    report(
      env,
      reader.setting('color')!.name,
      'duplicate-name',
      'Expected either `hue` or `color`, but both are set here.',
      { help: 'A `color` is used as it is, without hue and saturation.' },
    );
  }
  const hue = reader.node('hue');
  const color = reader.node('color');
  const saturation = reader.node('saturation');
  const palette = reader.arg('palette');
  const glyphs = reader.word('glyphs') as LayerItem['glyphs'] | null;
  const threshold = reader.node('threshold');
  const mask = reader.node('mask');
  const blend = reader.blend();
  const opacity = reader.node('opacity');
  for (const [name, id] of [
    ['threshold', threshold],
    ['opacity', opacity],
  ] as const)
    forbidOwnValue(env, reader, name, id);
  const linear = reader.flag('linear', false);
  const font = mediaOf(reader);
  if (value === null || grid === null) {
    markBroken(env);
    return null;
  }
  return {
    kind: 'layer',
    name: node.name?.text ?? null,
    range: rangeOf(env, node),
    grid,
    value,
    hue,
    color,
    saturation,
    palette:
      palette && 'glyphs' in palette
        ? palette.glyphs
        : (env.ctx.vocabulary.find('palette', 'ascii')?.glyphs ?? ' .:-=+*#%@'),
    glyphs: glyphs ?? 'ramp',
    threshold,
    mask,
    blend,
    opacity,
    linear,
    font,
    site: nextSite(env, 'layer'),
  };
}

/** `value` may not be read where it is not yet known. */
function forbidOwnValue(env: Env, reader: SettingsReader, name: string, id: NodeId | null): void {
  if (id === null || !env.build.table.usesValue(id)) return;
  const setting = reader.setting(name);
  if (setting)
    report(env, setting.value, 'definition-cycle', `\`${name}\` can't use \`value\`, which is only known after it.`, {
      help: '`value` serves hue, color, saturation and mask.',
    });
}

export function compileParticles(env: Env, node: ParticlesNode): ParticlesItem | null {
  const { vocabulary } = env.ctx;
  const entry = node.system ? vocabulary.find('particles', node.system.text) : undefined;
  if (node.system && !entry) unknown(env, node.system, 'a particle system', vocabulary.names(['particles']));
  if (entry) record(env, node.system!, { t: 'entry', entry });
  const specs: SettingSpec[] = entry
    ? [
        ...(entry.params as SettingSpec[]),
        ...settings.particles.filter((spec) => !entry.params.some((own) => own.name === spec.name)),
      ]
    : settings.particles;
  const grid = node.grid ? gridOf(env, node.grid) : 'md';
  if (!entry) {
    if (!node.system) markBroken(env);
    return null;
  }
  const reader = new SettingsReader(env, 'particles', node.settings, specs, `\`${entry.name}\``);
  const args: Args = {};
  for (const spec of specs) {
    const setting = reader.setting(spec.name);
    if (!setting) continue;
    if (spec.kind === 'blend' || spec.name === 'blend') {
      const blend = reader.blend();
      if (blend !== null) args.blend = { word: blend };
      continue;
    }
    const arg = fitArgument(env, spec as ParamSpec, setting.value, `${entry.name}.${spec.name}`);
    if (arg) args[spec.name] = arg;
    for (const id of arg && 'node' in arg ? [arg.node] : []) {
      if (env.build.table.usesValue(id))
        report(env, setting.value, 'unknown-name', '`value` is known in layers only.', {
          help: 'Particles have no value of their own.',
        });
    }
  }
  if (reader.setting('hue') && reader.setting('color'))
    report(
      env,
      reader.setting('color')!.name,
      'duplicate-name',
      'Expected either `hue` or `color`, but both are set here.',
    );
  if (grid === null) return null;
  return {
    kind: 'particles',
    range: rangeOf(env, node),
    grid,
    effect: { fn: entry.name, args, site: nextSite(env, entry.name), range: rangeOf(env, node.system!) },
  };
}

export function compileText(env: Env, node: TextNode): TextItem | null {
  const reader = new SettingsReader(env, 'text', node.settings, undefined, 'a text');
  missingGlyphs(env, node.text.value, node.text, 'text');
  const grid = (reader.word('grid') ?? 'lg') as GridName;
  const at = reader.arg('at') ?? { word: 'center' };
  const align = (reader.word('align') ?? 'center') as TextItem['align'];
  const revealSetting = reader.setting('reveal');
  const reveal: TextItem['reveal'] = { kind: 'none', seconds: null };
  if (revealSetting) {
    const effect = singleEffect(env, 'reveal', revealSetting.value);
    if (effect) {
      reveal.kind = effect.entry.name;
      reveal.seconds = timeArgument(env, effect.entry, effect.call);
    }
  }
  const [from, to] = [reader.constant('from'), reader.constant('to')];
  if (to !== null && to <= (from ?? 0)) {
    report(
      env,
      reader.setting('to')!.value,
      'out-of-range',
      `Expected an end after ${from === null ? 'the start of the scene' : "the text's `from`"} for to, or the text never shows.`,
    );
  }
  return {
    kind: 'text',
    range: rangeOf(env, node),
    text: node.text.value,
    grid,
    at,
    align,
    maxChars: reader.constant('maxChars'),
    color: reader.node('color'),
    reveal,
    from: reader.node('from'),
    to: reader.node('to'),
    backdrop: reader.node('backdrop'),
    opacity: reader.node('opacity'),
    blend: reader.blend(),
    font: mediaOf(reader),
    site: nextSite(env, 'text'),
  };
}

export function compileTicker(env: Env, node: TextNode): TickerItem | null {
  const reader = new SettingsReader(env, 'ticker', node.settings, undefined, 'a ticker');
  missingGlyphs(env, node.text.value, node.text, 'ticker');
  if (node.text.value === '') report(env, node.text, 'out-of-range', 'Expected a text that can run, but it is empty.');
  const grid = (reader.word('grid') ?? 'lg') as GridName;
  if (reader.constant('row') === 0)
    report(
      env,
      reader.setting('row')!.value,
      'out-of-range',
      'Expected a row from 1, or negative from below, for row, but got 0.',
      { help: '`1` is the first row, `-1` the last.' },
    );
  return {
    kind: 'ticker',
    range: rangeOf(env, node),
    text: node.text.value,
    grid,
    row: reader.node('row'),
    rows: reader.node('rows'),
    speed: reader.node('speed'),
    color: reader.node('color'),
    opacity: reader.node('opacity'),
    blend: reader.blend(),
    font: mediaOf(reader),
    site: nextSite(env, 'ticker'),
  };
}

function gridOf(env: Env, grid: Ident | null): GridName | null {
  if (!grid) {
    markBroken(env);
    return null;
  }
  if (GRID_NAMES.includes(grid.text)) {
    record(env, grid, { t: 'grid', name: grid.text });
    return grid.text as GridName;
  }
  unknown(env, grid, `a grid (${GRID_NAMES.join(', ')})`, GRID_NAMES);
  return null;
}

function mediaOf(reader: SettingsReader): MediaRef | null {
  const arg = reader.arg('font');
  return arg && 'media' in arg ? arg.media : null;
}

export const rangeOf = (env: Env, span: { start: number; end: number }): SceneItem['range'] =>
  env.place.lines.range(env.place.base + span.start, env.place.base + span.end);
