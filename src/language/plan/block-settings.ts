// The settings of a block by its keyword; `reel.audio` is the block after the value of the header's `audio`.

import { mediaSettings } from '../../catalog/media-settings.ts';
import { headerSettings, sceneSettings, type SettingSpec } from '../../catalog/settings.ts';
import { items } from '../generated/item-registry.ts';

const byKeyword = new Map<string | null, readonly SettingSpec[]>([
  ['reel', headerSettings],
  ['scene', sceneSettings],
  ['media', mediaSettings],
  ...items.map((item): [string, readonly SettingSpec[]] => [item.keyword, item.settings]),
]);
for (const [keyword, settings] of [...byKeyword])
  for (const { name, block } of settings) if (block) byKeyword.set(`${keyword}.${name}`, block);

/** Empty for blocks without settings. */
export const blockSettings = (keyword: string | null): readonly SettingSpec[] => byKeyword.get(keyword) ?? [];
