// A grid of glyphs.

import {
  type SettingSpec,
  blendSetting,
  fontSetting,
  gridChoice,
  opacitySetting,
  ownShadeSetting,
  PER_CELL,
  PER_FRAME,
  CONSTANT,
} from '../../catalog/settings.ts';
import { LAYER_DEFAULTS } from '../../contract/defaults.ts';
import { DITHER_WORDS } from '../../contract/media.ts';
import { noEffect } from '../../contract/diagnostics/media.ts';
import { duplicateName, missingParameter } from '../../contract/diagnostics/names.ts';
import { definitionCycle } from '../../contract/diagnostics/values.ts';
import type { LayerItem, NodeId } from '../../contract/plan.ts';
import { type Env, markBroken, nextSite, rangeOf, report } from '../check/context.ts';
import { checkPaletteOrder } from '../check/palette-order.ts';
import { ownShade } from '../check/own-shade.ts';
import { readGrid } from '../check/read-grid.ts';
import { SettingsReader } from '../check/settings-reader.ts';
import { defineItem } from './define-item.ts';

const settings: SettingSpec[] = [
  {
    name: 'value',
    kind: 'field',
    ...PER_CELL,
    required: true,
    doc: 'Brightness of every cell, 0..1, from dark to bright.',
    example: 'plasma()',
  },
  {
    name: 'hue',
    kind: 'hue',
    ...PER_CELL,
    unit: 'turns',
    default: 0,
    doc: 'Hue in turns, any real number: 0 red, 0.33 green, 0.66 blue. The colour is hsv(hue, saturation, value).',
  },
  {
    name: 'color',
    kind: 'color',
    ...PER_CELL,
    doc: 'Colour of every cell, instead of a hue.',
    example: 'ramp(ember, value)',
  },
  {
    name: 'saturation',
    kind: 'number',
    ...PER_CELL,
    default: LAYER_DEFAULTS.saturation,
    min: 0,
    max: 1,
    doc: 'Saturation of the hue, 0..1.',
  },
  {
    name: 'palette',
    kind: 'palette',
    ...CONSTANT,
    default: 'ascii',
    doc: 'Glyphs from dark to bright: the name of a palette, or the glyphs in quotes. With `glyphs: match` the default is `picture`.',
    example: 'dense',
  },
  {
    name: 'glyphs',
    kind: 'word',
    ...CONSTANT,
    words: ['ramp', 'random', 'shape', 'edges', 'match'],
    default: 'ramp',
    doc: 'How a cell chooses its glyph: by value, at random, by the shape inside the cell, along edges, or, with `match`, by the glyph, ink and paper that come closest to the picture (`color`, else `value`).',
  },
  {
    name: 'ink',
    kind: 'color',
    ...PER_CELL,
    doc: 'With `glyphs: match`: the colour of the glyphs, instead of the best one.',
    example: '#7fdbff',
  },
  {
    name: 'paper',
    kind: 'color',
    ...PER_CELL,
    doc: 'The colour behind the glyphs. Default: none; with `glyphs: match` the best one.',
    example: '#0c1016',
  },
  {
    name: 'steady',
    kind: 'number',
    ...PER_FRAME,
    default: 0,
    min: 0,
    max: 1,
    doc: 'With `glyphs: match`, `shape` and `ramp`: how much better another glyph must be before a cell changes, 0..1. Prevents flicker.',
    example: '0.4',
  },
  {
    name: 'crisp',
    kind: 'number',
    ...PER_FRAME,
    default: 0,
    min: 0,
    max: 1,
    doc: 'Contrast, 0..1. With `glyphs: shape`: inside a cell and against its neighbours, so that outlines are clearer. With `match`: of the characters in even parts, which are plain areas at 0.',
    example: '0.5',
  },
  {
    name: 'dither',
    kind: 'word',
    ...CONSTANT,
    words: [...DITHER_WORDS],
    default: 'none',
    doc: 'With `glyphs: ramp`: shows levels between two glyphs by a pattern (`ordered`), by `noise`, or by passing the error on to the next cells (`diffuse`).',
  },
  {
    name: 'threshold',
    kind: 'number',
    ...PER_FRAME,
    default: LAYER_DEFAULTS.threshold,
    min: 0,
    max: 1,
    doc: 'Cells whose value × mask is below it stay empty.',
  },
  {
    name: 'mask',
    kind: 'field',
    ...PER_CELL,
    doc: 'Where the layer is visible, 0..1 for every cell.',
    example: 'iris(0s, 2s)',
  },
  blendSetting('`normal` for the first layer, otherwise `screen`'),
  opacitySetting,
  { name: 'linear', kind: 'boolean', ...CONSTANT, default: false, doc: '`on` blends in linear light.' },
  fontSetting,
  ownShadeSetting,
];

export const layer = defineItem<LayerItem>({
  keyword: 'layer',
  subject: { is: 'name' },
  grid: 'required',
  block: 'required',
  shape: 'layer on md { … }',
  settingExample: 'value: plasma()',
  docs: 'A grid of glyphs that shows a value: brighter cells take glyphs further along the palette. Later layers are drawn over earlier ones.',
  form: 'layer on md { value: plasma()  hue: 0.6  palette: dense }',
  snippet: `layer on \${1|${gridChoice('md')}|} {\n  value: \${2:plasma()}\n  hue: \${3:0.6}\n  palette: \${4:dense}\n}`,
  settings,
  isText: false,
  symbol: (node) => ({ name: node.name?.text ?? 'layer', detail: node.grid?.text ?? '', kind: 'Field' }),
  mapNodes(item, map) {
    item.shade?.forEach((call) => map.effect(call));
    map.nodes(
      item,
      'value',
      'hue',
      'color',
      'saturation',
      'ink',
      'paper',
      'steady',
      'crisp',
      'threshold',
      'mask',
      'opacity',
    );
  },
  compile(env, node) {
    const reader = new SettingsReader(env, node.settings, settings, 'a layer');
    const grid = readGrid(env, node.grid);
    const value = reader.setting('value') ? reader.node('value') : null;
    const { problemAt } = env.place;
    const isWhole = problemAt === undefined || problemAt < node.start || problemAt > node.end;
    if (!reader.setting('value') && isWhole) {
      const keyword = { start: node.start, end: node.start + node.keyword.length };
      report(env, node.name ?? keyword, missingParameter.layerValue());
    }
    forbidOwnValue(env, reader, 'value', value);
    const colorSetting = reader.setting('color');
    if (reader.setting('hue') && colorSetting) report(env, colorSetting.name, duplicateName.hueAndColor());
    const hue = reader.node('hue');
    const color = reader.node('color');
    const saturation = reader.node('saturation');
    const palette = reader.arg('palette');
    const glyphs = (reader.word('glyphs') as LayerItem['glyphs'] | null) ?? 'ramp';
    const ink = reader.node('ink');
    const paper = reader.node('paper');
    const steady = reader.node('steady');
    const crisp = reader.node('crisp');
    const dither = (reader.word('dither') as LayerItem['dither'] | null) ?? 'none';
    warnUnusedGlyphSettings(env, reader, glyphs);
    const threshold = reader.node('threshold');
    const mask = reader.node('mask');
    const blend = reader.blend();
    const opacity = reader.node('opacity');
    forbidOwnValue(env, reader, 'threshold', threshold);
    forbidOwnValue(env, reader, 'opacity', opacity);
    forbidOwnValue(env, reader, 'steady', steady);
    forbidOwnValue(env, reader, 'crisp', crisp);
    const linear = reader.flag('linear', false);
    const font = reader.media('font');
    const shade = ownShade(env, reader);
    const paletteSetting = reader.setting('palette');
    if (paletteSetting && glyphs === 'ramp' && dither === 'none')
      checkPaletteOrder(env, paletteSetting.value, font?.path ?? null);
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
          : (env.ctx.vocabulary.find('palette', glyphs === 'match' ? 'picture' : 'ascii')?.glyphs ?? ' .:-=+*#%@'),
      glyphs,
      ink,
      paper,
      steady,
      crisp,
      dither,
      threshold,
      mask,
      blend,
      opacity,
      linear,
      font,
      ...(shade ? { shade } : {}),
      site: nextSite(env, 'layer'),
    };
  },
});

/** The ways to choose a glyph that use a setting; all others ignore it. */
const USED_BY: readonly [setting: string, glyphs: readonly LayerItem['glyphs'][]][] = [
  ['ink', ['match']],
  ['steady', ['match', 'shape', 'ramp']],
  ['crisp', ['match', 'shape']],
  ['dither', ['ramp']],
  ['threshold', ['ramp', 'random', 'shape', 'edges']],
];

function warnUnusedGlyphSettings(env: Env, reader: SettingsReader, glyphs: LayerItem['glyphs']): void {
  for (const [name, used] of USED_BY) {
    const setting = reader.setting(name);
    if (!setting || used.includes(glyphs)) continue;
    const because =
      name === 'threshold'
        ? `\`glyphs: ${glyphs}\` draws every cell`
        : `it needs \`glyphs: ${used.join('`, `').replace(/, ([^,]*)$/, ' or $1')}\``;
    report(env, setting.name, noEffect.setting({ name, because, span: setting }));
  }
}

/** Reports `value` in a setting that is evaluated before the value is known. */
function forbidOwnValue(env: Env, reader: SettingsReader, name: string, id: NodeId | null): void {
  if (id === null || !env.build.table.usesValue(id)) return;
  const setting = reader.setting(name);
  if (setting) report(env, setting.value, definitionCycle.ownValue({ setting: name }));
}
