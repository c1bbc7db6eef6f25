// Character art with its own glyphs and colours.

import {
  blendSetting,
  CONSTANT,
  gridSetting,
  opacitySetting,
  PER_FRAME,
  PLACES,
  type SettingSpec,
} from '../../catalog/settings.ts';
import type { GridName } from '../../contract/defaults.ts';
import { unusableMedia } from '../../contract/diagnostics/media.ts';
import type { ArtItem } from '../../contract/plan.ts';
import { markBroken, nextSite, rangeOf, record, report } from '../check/context.ts';
import { factsOf, useMaterial } from '../check/material.ts';
import { KIND_WORDS } from '../check/material-kinds.ts';
import { unknown } from '../check/names.ts';
import { SettingsReader } from '../check/settings-reader.ts';
import { singleEffect, timeArgument } from '../check/single-effect.ts';
import { defineItem } from './define-item.ts';

const settings: SettingSpec[] = [
  gridSetting('md'),
  {
    name: 'at',
    kind: 'word',
    alternatives: ['point'],
    ...PER_FRAME,
    unit: 'uv',
    words: PLACES,
    default: 'center',
    doc: 'Where the block is put: a place, or a point in 0..1.',
  },
  {
    name: 'anchor',
    kind: 'word',
    ...CONSTANT,
    words: PLACES,
    default: 'center',
    doc: 'The point of the block that is put at `at`.',
  },
  { name: 'size', kind: 'number', ...PER_FRAME, default: 1, min: 0, max: 100, doc: 'Scales the glyphs of the grid.' },
  opacitySetting,
  blendSetting('`normal`'),
  {
    name: 'reveal',
    kind: 'reveal',
    ...PER_FRAME,
    default: 'none',
    doc: 'How the art appears.',
    example: 'typewriter(2s)',
  },
  { name: 'color', kind: 'color', ...PER_FRAME, doc: 'One colour instead of the art’s own.', example: '#7fdbff' },
];

export const art = defineItem<ArtItem>({
  keyword: 'art',
  isContextual: true,
  subject: { is: 'media' },
  grid: null,
  block: 'optional',
  shape: 'art demo { … }',
  settingExample: 'grid: md',
  docs: 'Character art of a `media` statement with its own glyphs and colours: text art, ANSI art, or a recorded terminal, which moves.',
  form: 'art demo { grid: md  at: center  reveal: typewriter(2s) }',
  snippet: 'art ${1:name} { grid: ${2:md}  at: ${3:center} }',
  settings,
  isText: false,
  symbol: (node) => ({ name: node.name?.text ?? 'art', detail: 'art', kind: 'Object' }),
  mapNodes(item, map) {
    map.nodes(item, 'size', 'opacity', 'color');
    map.nodes(item.reveal, 'seconds');
    item.at = map.arg(item.at);
  },
  compile(env, node) {
    const reader = new SettingsReader(env, node.settings, settings, 'an art');
    const definition = node.name ? env.unit.names.media.get(node.name.text) : undefined;
    if (node.name && !definition)
      unknown(env, node.name, 'the name of a `media` statement', env.unit.names.media.keys(), true);
    if (!node.name || !definition) {
      markBroken(env);
      return null;
    }
    record(env, node.name, { t: 'definition', definition });
    const material = useMaterial(env, definition);
    const kind = factsOf(env.ctx.facts, definition)?.kind ?? 'character-art';
    if (kind !== 'character-art')
      report(env, node.name, unusableMedia.notArt({ name: node.name.text, kind: KIND_WORDS[kind] }));
    const revealSetting = reader.setting('reveal');
    const reveal: ArtItem['reveal'] = { kind: 'none', seconds: null };
    const effect = revealSetting && singleEffect(env, 'reveal', revealSetting.value);
    if (effect) {
      reveal.kind = effect.entry.name;
      reveal.seconds = timeArgument(env, effect.entry, effect.call);
    }
    const item: Omit<ArtItem, 'material'> = {
      kind: 'art',
      range: rangeOf(env, node),
      grid: (reader.word('grid') ?? 'md') as GridName,
      at: reader.arg('at') ?? { word: 'center' },
      anchor: reader.word('anchor') ?? 'center',
      size: reader.node('size'),
      opacity: reader.node('opacity'),
      blend: reader.blend(),
      reveal,
      color: reader.node('color'),
      site: nextSite(env, 'art'),
    };
    return material === null ? null : { ...item, material };
  },
});
