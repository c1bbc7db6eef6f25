// The grid after `on`.

import { GRID_NAMES, type GridName, isGridName } from '../../contract/defaults.ts';
import type { Ident } from '../syntax/tree.ts';
import { type Env, markBroken, record } from './context.ts';
import { unknown } from './names.ts';

/** Null where the grid is missing or unknown, which is reported. */
export function readGrid(env: Env, grid: Ident | null): GridName | null {
  if (!grid) {
    markBroken(env);
    return null;
  }
  if (isGridName(grid.text)) {
    record(env, grid, { t: 'grid', name: grid.text });
    return grid.text;
  }
  unknown(env, grid, `a grid (${GRID_NAMES.join(', ')})`, GRID_NAMES);
  return null;
}
