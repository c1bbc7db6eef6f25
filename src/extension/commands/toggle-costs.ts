// Show or Hide Frame Costs: milliseconds of items and shaders beside them in the text.

import { toggleSetting } from '../shared/toggle-setting.ts';

export const run = (): Promise<void> => toggleSetting('preview.costs');
