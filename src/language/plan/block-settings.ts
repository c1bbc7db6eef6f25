// The settings of a block by its keyword.

import { headerSettings, sceneSettings, type SettingSpec } from '../../catalog/settings.ts';
import { items } from '../generated/item-registry.ts';

const byKeyword = new Map<string | null, readonly SettingSpec[]>([
  ['reel', headerSettings],
  ['scene', sceneSettings],
  ...items.map((item): [string, readonly SettingSpec[]] => [item.keyword, item.settings]),
]);

/** Empty for blocks without settings. */
export const blockSettings = (keyword: string | null): readonly SettingSpec[] => byKeyword.get(keyword) ?? [];
