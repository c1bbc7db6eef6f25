// The items of a scene with those inside groups.

import type { SceneItem } from './plan.ts';

export const flatItems = (items: readonly SceneItem[]): SceneItem[] =>
  items.flatMap((item) => (item.kind === 'group' ? [item, ...flatItems(item.items)] : [item]));
