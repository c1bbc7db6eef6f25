// The settings that texts share: where they stand, how large they are, how they look and appear. `text` and `code` have them.

import {
  blendSetting,
  CONSTANT,
  fontSetting,
  gridSetting,
  opacitySetting,
  ownShadeSetting,
  PER_CELL,
  PER_FRAME,
  PLACES,
  type SettingSpec,
} from '../../catalog/settings.ts';
import type { GridName } from '../../contract/defaults.ts';
import { outOfRange } from '../../contract/diagnostics/values.ts';
import type { TextItem } from '../../contract/plan.ts';
import { type Env, nextSite, rangeOf, report } from '../check/context.ts';
import type { SettingsReader } from '../check/settings-reader.ts';
import { ownShade } from '../check/own-shade.ts';
import { singleEffect, timeArgument } from '../check/single-effect.ts';
import type { TextContent } from '../check/text-content.ts';
import type { Value } from '../check/value.ts';
import type { SceneItemNode } from '../syntax/tree.ts';
import type { NodeMapper } from './define-item.ts';

const time = (name: string, doc: string, example: string): SettingSpec => ({
  name,
  kind: 'time',
  ...PER_FRAME,
  unit: 's',
  doc,
  example,
});

export const textSettings = (align: 'left' | 'center'): SettingSpec[] => [
  gridSetting('lg'),
  {
    name: 'size',
    kind: 'number',
    ...PER_FRAME,
    min: 0.002,
    max: 4,
    doc: "Height of the font as a share of the frame's shorter side, instead of `grid`.",
    example: '7%',
  },
  {
    name: 'at',
    kind: 'word',
    alternatives: ['point'],
    ...PER_FRAME,
    unit: 'uv',
    words: PLACES,
    default: 'center',
    doc: 'Position of the block: a place, or a point in 0..1.',
  },
  {
    name: 'anchor',
    kind: 'word',
    ...CONSTANT,
    words: PLACES,
    default: 'center',
    doc: 'The point of the block that is put at the point `at`.',
  },
  {
    name: 'align',
    kind: 'word',
    ...CONSTANT,
    words: ['left', 'center', 'right'],
    default: align,
    doc: 'Alignment of the lines.',
  },
  {
    name: 'pre',
    kind: 'boolean',
    ...CONSTANT,
    default: false,
    doc: 'Keeps the lines as they are: no line is wrapped, and tabs go to every eighth column.',
  },
  {
    name: 'maxChars',
    kind: 'integer',
    ...CONSTANT,
    unit: 'characters',
    min: 1,
    max: 500,
    doc: 'Characters per line: by default about 50 in landscape and 25 in portrait, at most what fits. With `size`, what fits.',
  },
  {
    name: 'leading',
    kind: 'number',
    ...PER_FRAME,
    default: 1,
    min: 0.3,
    max: 10,
    doc: 'Distance of the lines, in heights of a letter.',
  },
  { name: 'color', kind: 'color', ...PER_FRAME, default: '#ffffff', doc: 'Colour of the text.' },
  {
    name: 'outline',
    kind: 'number',
    ...PER_FRAME,
    unit: 'px',
    default: 0,
    min: 0,
    max: 200,
    doc: 'Width of a line around the letters.',
    example: '2px',
  },
  {
    name: 'outlineColor',
    kind: 'color',
    ...PER_FRAME,
    default: '#000000',
    doc: 'Colour of the line around the letters.',
  },
  {
    name: 'shadow',
    kind: 'number',
    ...PER_FRAME,
    unit: 'px',
    default: 0,
    min: 0,
    max: 200,
    doc: 'Distance and softness of a dark shadow below and to the right.',
    example: '4px',
  },
  {
    name: 'backdrop',
    kind: 'number',
    ...PER_FRAME,
    default: 0,
    min: 0,
    max: 1,
    doc: 'Opacity of the dark plate behind the text, 0..1.',
  },
  {
    name: 'each',
    kind: 'point',
    ...PER_CELL,
    unit: 'frame',
    doc: 'Moves each letter, to the right and down; `i` is its number from 0, `n` how many there are.',
    example: '(0, 0.02 * sin(i + t * 4))',
  },
  {
    name: 'along',
    kind: 'points',
    alternatives: ['distance'],
    ...PER_CELL,
    unit: 'uv',
    doc: 'A path that the letters follow: points in 0..1, or the outline of a distance such as `circle(0.6)`.',
    example: 'circle(0.6)',
  },
  {
    name: 'reveal',
    kind: 'reveal',
    ...PER_FRAME,
    default: 'none',
    doc: 'How the text appears.',
    example: 'typewriter(2s)',
  },
  {
    name: 'leave',
    kind: 'reveal',
    ...PER_FRAME,
    default: 'none',
    doc: 'How it disappears, before `to` or the end of the scene.',
    example: 'drop(1s)',
  },
  {
    name: 'glow',
    kind: 'number',
    ...PER_FRAME,
    default: 0,
    min: 0,
    max: 1,
    doc: 'How brightly letters shine that have just appeared, 0..1.',
  },
  {
    name: 'cursor',
    kind: 'text',
    alternatives: ['boolean'],
    ...CONSTANT,
    doc: 'A blinking cursor after the newest letter: on, or its glyph in quotes.',
    example: 'on',
  },
  { ...time('from', 'When it appears, in scene time.', '0.5s'), default: 0 },
  time('to', 'When it disappears, in scene time.', '4s'),
  opacitySetting,
  blendSetting('`normal`'),
  fontSetting,
  ownShadeSetting,
];

const CURSOR = '█';

/** The item of the plan from its settings; `content` is what it says. */
export function textItem(
  env: Env,
  node: SceneItemNode,
  reader: SettingsReader,
  { parts, styles }: TextContent,
  usual: { align: TextItem['align']; pre: boolean },
): TextItem {
  const [from, to] = [reader.constant('from'), reader.constant('to')];
  if (to !== null && to <= (from ?? 0))
    report(env, reader.setting('to')!.value, outOfRange.textEnd({ hasStart: from !== null }));
  const cursor = reader.arg('cursor');
  const shade = ownShade(env, reader);
  const item: TextItem = {
    kind: 'text',
    range: rangeOf(env, node),
    parts,
    styles,
    pre: reader.flag('pre', usual.pre),
    grid: (reader.word('grid') ?? 'lg') as GridName,
    size: reader.node('size'),
    at: reader.arg('at') ?? { word: 'center' },
    anchor: reader.word('anchor'),
    align: (reader.word('align') ?? usual.align) as TextItem['align'],
    maxChars: reader.constant('maxChars'),
    leading: reader.node('leading'),
    color: reader.node('color'),
    outline: reader.node('outline'),
    outlineColor: reader.node('outlineColor'),
    shadow: reader.node('shadow'),
    each: eachLetter(env, reader),
    along: pathOf(reader),
    reveal: revealOf(env, reader, 'reveal'),
    leave: revealOf(env, reader, 'leave'),
    glow: reader.node('glow'),
    cursor:
      cursor === null
        ? null
        : 'text' in cursor
          ? cursor.text || null
          : 'node' in cursor && env.build.table.constant(cursor.node) !== 0
            ? CURSOR
            : null,
    from: reader.node('from'),
    to: reader.node('to'),
    backdrop: reader.node('backdrop'),
    opacity: reader.node('opacity'),
    blend: reader.blend(),
    font: reader.media('font'),
    ...(shade ? { shade } : {}),
    site: nextSite(env, 'text'),
  };
  const reveal = reader.setting('reveal')?.value;
  if (reveal?.k === 'call' && !reveal.args?.length) env.build.untimed.add(item);
  return item;
}

function revealOf(env: Env, reader: SettingsReader, name: 'reveal' | 'leave'): TextItem['reveal'] {
  const setting = reader.setting(name);
  const effect = setting && singleEffect(env, 'reveal', setting.value);
  return effect
    ? { kind: effect.entry.name, seconds: timeArgument(env, effect.entry, effect.call) }
    : { kind: 'none', seconds: null };
}

/** `i` and `n` are the column and the columns of a grid with one cell a letter. */
function eachLetter(env: Env, reader: SettingsReader): TextItem['each'] {
  if (!reader.setting('each')) return null;
  const { table } = env.build;
  const variable = (name: string): Value => ({ t: 'number', id: table.variable(name, 'cell'), dim: 'any' });
  const locals = new Map([...(env.locals ?? []), ['i', variable('col')], ['n', variable('cols')]] as const);
  const arg = reader.withEnv({ ...env, locals }).arg('each');
  return arg && 'point' in arg ? arg.point : null;
}

function pathOf(reader: SettingsReader): TextItem['along'] {
  const arg = reader.arg('along');
  if (arg === null) return null;
  if ('points' in arg) return { points: arg.points };
  return 'node' in arg ? { distance: arg.node } : null;
}

/** Passes the nodes of a text to the mapper. */
/** The nodes of spans and values. */
export function mapContentNodes({ parts, styles }: Pick<TextItem, 'parts' | 'styles'>, map: NodeMapper): void {
  for (const style of styles) map.nodes(style, 'color');
  for (const part of parts) if ('value' in part) map.nodes(part, 'value', 'digits');
}

export function mapTextNodes(item: TextItem, map: NodeMapper): void {
  item.shade?.forEach((call) => map.effect(call));
  map.nodes(
    item,
    'size',
    'leading',
    'color',
    'outline',
    'outlineColor',
    'shadow',
    'glow',
    'from',
    'to',
    'backdrop',
    'opacity',
  );
  map.nodes(item.reveal, 'seconds');
  map.nodes(item.leave, 'seconds');
  if (item.spoken) map.nodes(item.spoken, 'from');
  item.at = map.arg(item.at);
  mapContentNodes(item, map);
  if (item.each) item.each = (map.arg({ point: item.each }) as { point: [number, number] }).point;
  if (item.along) {
    if ('points' in item.along)
      item.along = { points: (map.arg({ points: item.along.points }) as { points: [number, number][] }).points };
    else map.nodes(item.along, 'distance');
  }
}
