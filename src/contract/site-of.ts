// What identifies an item of a scene: stable while other parts of the reel are edited.

import type { SceneItem } from './plan.ts';

export const siteOf = (item: SceneItem): number => (item.kind === 'particles' ? item.effect.site : item.site);
