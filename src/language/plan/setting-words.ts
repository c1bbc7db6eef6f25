// Every word that a setting of some block takes: `center`, `ramp`, `md` …

import { mediaSettings } from '../../catalog/media-settings.ts';
import { headerSettings, PLACES, sceneSettings, type SettingSpec } from '../../catalog/settings.ts';
import { GRID_NAMES } from '../../contract/defaults.ts';
import { items } from '../generated/item-registry.ts';

let words: ReadonlySet<string> | undefined;

export function settingWords(): ReadonlySet<string> {
  if (words) return words;
  const lists: (readonly SettingSpec[])[] = [headerSettings, sceneSettings, mediaSettings];
  for (const { settings } of items) lists.push(settings);
  words = new Set([...PLACES, ...GRID_NAMES, ...lists.flat().flatMap((setting) => setting.words ?? [])]);
  return words;
}
