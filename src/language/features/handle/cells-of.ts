// The grid of the item at the cursor, to whose cells points snap.

import { gridCells } from '../../../contract/grid-cells.ts';
import { type GridName, isGridName } from '../../../contract/defaults.ts';
import type { Tweaks } from '../../../contract/tweak.ts';
import type { ExprPlace } from '../expr-at.ts';

/** Texts that name no grid use the one that texts have by default. */
const TEXT_GRID: GridName = 'lg';
const ITEM_GRID: GridName = 'md';

export function cellsOf({ item }: ExprPlace, width: number, height: number): Tweaks['cells'] {
  if (!item) return null;
  const setting = item.settings.find(({ name }) => name.text === 'grid')?.value;
  const name = item.grid?.text ?? (setting?.k === 'call' ? setting.name.text : null);
  const usual = item.keyword === 'text' || item.keyword === 'code' ? TEXT_GRID : ITEM_GRID;
  return gridCells(name !== null && isGridName(name) ? name : usual, width, height);
}
