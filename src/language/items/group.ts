// Layers, particles and other groups that are drawn alone and then moved, shaded and blended as one.

import {
  blendSetting,
  opacitySetting,
  ownShadeSetting,
  PER_CELL,
  PER_FRAME,
  type SettingSpec,
} from '../../catalog/settings.ts';
import { unknownName } from '../../contract/diagnostics/names.ts';
import type { GroupItem } from '../../contract/plan.ts';
import { nextSite, rangeOf, report } from '../check/context.ts';
import { ownShade } from '../check/own-shade.ts';
import { SettingsReader } from '../check/settings-reader.ts';
import { transformChain } from '../check/transform-chain.ts';
import { defineItem } from './define-item.ts';

const settings: SettingSpec[] = [
  opacitySetting,
  blendSetting('`normal`'),
  {
    name: 'mask',
    kind: 'field',
    ...PER_CELL,
    doc: 'Where the group is visible, 0..1 for every cell of the finest grid.',
    example: 'iris(0s, 2s)',
  },
  {
    name: 'transform',
    kind: 'transforms',
    ...PER_FRAME,
    doc: 'Moves the pixels of the group, glyphs included: `move`, `scale`, `rotate` and `skew`, joined by `|`.',
    example: 'rotate(10deg) | scale(1.2)',
  },
  ownShadeSetting,
];

/** `items` is filled by the scene, which compiles what the block holds. */
export const group = defineItem<GroupItem>({
  keyword: 'group',
  isContextual: true,
  subject: { is: 'name' },
  grid: null,
  holds: ['layer', 'particles', 'group'],
  block: 'required',
  shape: 'group name { … }',
  settingExample: 'opacity: 0.5',
  docs: 'Layers, particles and other groups that are composited alone over transparent; then the whole is moved, shaded and blended.',
  form: 'group logo { layer on md { value: circle(0.3) }  shade: bloom()  transform: rotate(10deg)  opacity: 0.8 }',
  snippet: 'group ${1:name} {\n  layer on ${2:md} {\n    value: ${3:plasma()}\n  }\n  transform: ${4:rotate(10deg)}\n}',
  settings,
  isText: false,
  symbol: (node) => ({ name: node.name?.text ?? 'group', detail: 'group', kind: 'Namespace' }),
  mapNodes(item, map) {
    map.nodes(item, 'opacity', 'mask');
    for (const call of [...item.transform, ...item.shade]) map.effect(call);
  },
  compile(env, node) {
    const reader = new SettingsReader(env, node.settings, settings, 'a group');
    const opacity = reader.node('opacity');
    const mask = reader.node('mask');
    for (const [name, id] of [
      ['opacity', opacity],
      ['mask', mask],
    ] as const)
      if (id !== null && env.build.table.usesValue(id))
        report(env, reader.setting(name)!.value, unknownName.valueOutsideLayer({}));
    const transform = reader.setting('transform');
    return {
      kind: 'group',
      name: node.name?.text ?? null,
      range: rangeOf(env, node),
      items: [],
      opacity,
      blend: reader.blend(),
      mask,
      transform: transform ? transformChain({ ...env, path: `${env.path}/transform` }, transform.value) : [],
      shade: ownShade(env, reader) ?? [],
      site: nextSite(env, 'group'),
    };
  },
});
