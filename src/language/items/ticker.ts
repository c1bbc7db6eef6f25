// A text that scrolls.

import {
  blendSetting,
  fontSetting,
  gridSetting,
  opacitySetting,
  PER_FRAME,
  type SettingSpec,
} from '../../catalog/settings.ts';
import type { GridName } from '../../contract/defaults.ts';
import { outOfRange } from '../../contract/diagnostics/values.ts';
import type { TickerItem } from '../../contract/plan.ts';
import { nextSite, rangeOf, report } from '../check/context.ts';
import { checkText, notePixelGlyphs } from '../check/glyphs.ts';
import { SettingsReader } from '../check/settings-reader.ts';
import { textContent, wordsOf } from '../check/text-content.ts';
import { defineItem } from './define-item.ts';
import { mapContentNodes } from './text-settings.ts';

const settings: SettingSpec[] = [
  {
    name: 'row',
    kind: 'number',
    ...PER_FRAME,
    default: 1,
    min: -500,
    max: 500,
    doc: 'Row of the text, from 1; negative rows count from the bottom.',
  },
  {
    name: 'rows',
    kind: 'number',
    ...PER_FRAME,
    default: 1,
    min: 1,
    max: 500,
    doc: 'Number of rows that repeat it, each with an offset and a slightly different speed.',
  },
  {
    name: 'speed',
    kind: 'number',
    ...PER_FRAME,
    unit: 'characters',
    default: 10,
    min: -1000,
    max: 1000,
    doc: 'Characters per second, to the left.',
  },
  { name: 'color', kind: 'color', ...PER_FRAME, default: '#ffffff', doc: 'Colour of the text.' },
  gridSetting('lg'),
  opacitySetting,
  blendSetting('`normal`'),
  fontSetting,
];

export const ticker = defineItem<TickerItem>({
  keyword: 'ticker',
  subject: { is: 'text' },
  grid: null,
  block: 'optional',
  shape: 'ticker "NEWS" { … }',
  settingExample: 'row: 2',
  docs: 'A text that scrolls to the left. `[green]…[/]` is a span, `${…}` a number that is written each frame.',
  form: 'ticker "signal · " { row: -2  speed: 12 }',
  snippet: 'ticker "${1:signal · }" { row: ${2:-2}  speed: ${3:12} }',
  settings,
  isText: true,
  symbol: (node) => ({ name: `“${(node.text?.value ?? '').replace(/\n/g, ' ')}”`, detail: 'ticker', kind: 'String' }),
  mapNodes(item, map) {
    map.nodes(item, 'row', 'rows', 'speed', 'color', 'opacity');
    mapContentNodes(item, map);
  },
  compile(env, node) {
    if (!node.text) return null;
    const reader = new SettingsReader(env, node.settings, settings, 'a ticker');
    const content = textContent(env, node.text);
    checkText(env, wordsOf(content), node.text);
    notePixelGlyphs(env, wordsOf(content), node.text, reader.setting('font') !== undefined);
    if (node.text.value === '') report(env, node.text, outOfRange.emptyTicker());
    const grid = (reader.word('grid') ?? 'lg') as GridName;
    if (reader.constant('row') === 0) report(env, reader.setting('row')!.value, outOfRange.tickerRow());
    return {
      kind: 'ticker',
      range: rangeOf(env, node),
      ...content,
      grid,
      row: reader.node('row'),
      rows: reader.node('rows'),
      speed: reader.node('speed'),
      color: reader.node('color'),
      opacity: reader.node('opacity'),
      blend: reader.blend(),
      font: reader.media('font'),
      site: nextSite(env, 'ticker'),
    };
  },
});
