// What people call an item of a scene in lists: its name, its effect, or the beginning of its text.

import type { SceneItem } from './plan.ts';

const LONGEST = 24;

/** With its kind: "layer sky", "text HELLO". */
export const itemLabel = (item: SceneItem): string => [item.kind, itemName(item)].filter(Boolean).join(' ');

/** Null where it has none. */
export function itemName(item: SceneItem): string | null {
  if (item.kind === 'layer' || item.kind === 'group') return item.name;
  if (item.kind === 'particles') return item.effect.fn;
  if (!('parts' in item)) return null;
  const text = item.parts.map((part) => ('text' in part ? part.text : '…')).join('');
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}
