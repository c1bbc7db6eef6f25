// A text over the picture.

import {
  blendSetting,
  CONSTANT,
  fontSetting,
  gridSetting,
  opacitySetting,
  PER_FRAME,
  PLACES,
  type SettingSpec,
} from '../../catalog/settings.ts';
import { FRAME_SIZES, GRID_FONT_PX, type GridName, isGridName } from '../../contract/defaults.ts';
import { longLine } from '../../contract/diagnostics/scenes.ts';
import { outOfRange } from '../../contract/diagnostics/values.ts';
import type { TextItem, TextStyle } from '../../contract/plan.ts';
import { type Env, nextSite, rangeOf, report } from '../check/context.ts';
import { checkText } from '../check/glyphs.ts';
import { SettingsReader } from '../check/settings-reader.ts';
import { singleEffect, timeArgument } from '../check/single-effect.ts';
import type { SceneItemNode } from '../syntax/tree.ts';
import { defineItem } from './define-item.ts';

const settings: SettingSpec[] = [
  gridSetting('lg'),
  {
    name: 'at',
    kind: 'word',
    alternatives: ['point'],
    ...PER_FRAME,
    unit: 'uv',
    words: PLACES,
    default: 'center',
    doc: 'Centre of the block: a place, or a point in 0..1.',
  },
  {
    name: 'align',
    kind: 'word',
    ...CONSTANT,
    words: ['left', 'center', 'right'],
    default: 'center',
    doc: 'Alignment of the lines.',
  },
  {
    name: 'maxChars',
    kind: 'integer',
    ...CONSTANT,
    unit: 'characters',
    min: 1,
    max: 500,
    doc: 'Characters per line: by default about 50 in landscape and 25 in portrait, at most what fits.',
  },
  { name: 'color', kind: 'color', ...PER_FRAME, default: '#ffffff', doc: 'Colour of the text.' },
  {
    name: 'reveal',
    kind: 'reveal',
    ...PER_FRAME,
    default: 'none',
    doc: 'How the text appears.',
    example: 'typewriter(2s)',
  },
  {
    name: 'from',
    kind: 'time',
    ...PER_FRAME,
    unit: 's',
    default: 0,
    doc: 'When it appears, in scene time.',
    example: '0.5s',
  },
  { name: 'to', kind: 'time', ...PER_FRAME, unit: 's', doc: 'When it disappears, in scene time.', example: '4s' },
  {
    name: 'backdrop',
    kind: 'number',
    ...PER_FRAME,
    default: 0,
    min: 0,
    max: 1,
    doc: 'Opacity of the dark plate behind the text, 0..1.',
  },
  opacitySetting,
  blendSetting('`normal`'),
  fontSetting,
];

const PLAIN: TextStyle = { color: null, bold: false, dim: false, inverse: false, blink: false };

export const text = defineItem<TextItem>({
  keyword: 'text',
  subject: { is: 'text' },
  grid: null,
  block: 'optional',
  shape: 'text "HELLO" { … }',
  settingExample: 'at: center',
  docs: 'A text over the picture. Its size is the same at every quality.',
  form: 'text "HELLO" { at: center  reveal: typewriter(2s) }',
  snippet: 'text "${1:HELLO}" { at: ${2:center}  reveal: ${3:typewriter(2s)} }',
  settings,
  isText: true,
  symbol: (node) => ({ name: `“${(node.text?.value ?? '').replace(/\n/g, ' ')}”`, detail: 'text', kind: 'String' }),
  mapNodes(item, map) {
    map.nodes(item, 'color', 'from', 'to', 'backdrop', 'opacity');
    map.nodes(item.reveal, 'seconds');
    item.at = map.arg(item.at);
  },
  compile(env, node) {
    if (!node.text) return null;
    const reader = new SettingsReader(env, node.settings, settings, 'a text');
    checkText(env, node.text.value, node.text);
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
    if (to !== null && to <= (from ?? 0))
      report(env, reader.setting('to')!.value, outOfRange.textEnd({ hasStart: from !== null }));
    return {
      kind: 'text',
      range: rangeOf(env, node),
      parts: [{ text: node.text.value, style: 0 }],
      styles: [PLAIN],
      pre: false,
      grid,
      size: null,
      at,
      anchor: null,
      align,
      maxChars: reader.constant('maxChars'),
      leading: null,
      color: reader.node('color'),
      outline: null,
      outlineColor: null,
      shadow: null,
      each: null,
      along: null,
      reveal,
      leave: { kind: 'none', seconds: null },
      glow: null,
      cursor: null,
      from: reader.node('from'),
      to: reader.node('to'),
      backdrop: reader.node('backdrop'),
      opacity: reader.node('opacity'),
      blend: reader.blend(),
      font: reader.media('font'),
      site: nextSite(env, 'text'),
    };
  },
  warn(env, node) {
    if (env.ctx.format.height > env.ctx.format.width) warnLongLine(env, node);
  },
});

/** Longest line that is comfortable to read on a portrait frame, in characters. */
const PORTRAIT_LINE = 30;
const USUAL_PORTRAIT_LINE = 25;

function warnLongLine(env: Env, node: SceneItemNode): void {
  if (!node.text) return;
  const { format } = env.ctx;
  const setting = node.settings.find((each) => each.name.text === 'maxChars')?.value;
  const grid = node.settings.find((each) => each.name.text === 'grid')?.value;
  const gridName = grid?.k === 'call' && isGridName(grid.name.text) ? grid.name.text : 'lg';
  const px = GRID_FONT_PX[gridName];
  const fits = Math.floor(
    (FRAME_SIZES.portrait.width / Math.round(px * 0.602)) * (format.width / Math.min(format.width, format.height)),
  );
  const limit = Math.min(PORTRAIT_LINE, fits);
  const wrap = setting?.k === 'number' ? setting.value : USUAL_PORTRAIT_LINE;
  const longest = longestLine(node.text.value, wrap);
  if (longest <= limit) return;
  const best = Math.min(USUAL_PORTRAIT_LINE, fits);
  const number = setting?.k === 'number' ? setting : null;
  const finding = longLine.line({ length: longest, usual: USUAL_PORTRAIT_LINE, best, setting: number });
  report(env, number && number.value > limit ? number : node.text, finding);
}

/** Length of the longest line after wrapping between words; a longer word is a line of its own. */
export function longestLine(lines: string, wrap: number): number {
  let longest = 0;
  for (const paragraph of lines.split('\n')) {
    let line = 0;
    for (const word of paragraph.split(/ +/)) {
      const length = [...word].length;
      if (line > 0 && line + 1 + length > wrap) {
        longest = Math.max(longest, line);
        line = length;
      } else line += (line > 0 ? 1 : 0) + length;
    }
    longest = Math.max(longest, line);
  }
  return longest;
}
