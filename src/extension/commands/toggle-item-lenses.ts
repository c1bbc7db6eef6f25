// Show or Hide Item Lenses: Hide and Solo above the items of the scene that a preview shows.

import { toggleSetting } from '../shared/toggle-setting.ts';

export const run = (): Promise<void> => toggleSetting('itemLenses');
