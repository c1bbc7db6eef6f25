// A list of colours around the cursor.

import { hexColor } from '../../../contract/hex-color.ts';
import type { StopsTweak } from '../../../contract/tweak-whole.ts';
import type { Analysis } from '../../compile.ts';
import type { ListExpr } from '../../syntax/tree.ts';
import type { ExprPlace } from '../expr-at.ts';
import { currentOf, separatorOf, sourceOf } from './list-source.ts';
import { ownerOf } from './owner-of.ts';
import { backgroundOf, swatchesOf } from './swatches.ts';

/** Null where the cursor is in none, or it holds no colour that is written as one. */
export function stopsTweak(analysis: Analysis, place: ExprPlace, offset: number): StopsTweak | null {
  const { base, path, statement } = place;
  const list = path.findLast((expr): expr is ListExpr => expr.k === 'list');
  if (!list || list.items.some(({ at }) => at !== null) || !list.items.some(({ value }) => value.k === 'color'))
    return null;
  const values = list.items.map(({ value }) => value);
  const source = sourceOf(analysis, base);
  return {
    kind: 'stops',
    ...source(list),
    label: statement.k === 'colors' ? statement.name.text : ownerOf(analysis, place, list).label,
    entries: values.map((value) => ({
      ...source(value),
      color: value.k === 'color' && value.rgb ? hexColor(value.rgb) : null,
    })),
    current: currentOf(values, offset - base),
    separator: separatorOf(analysis, base, values),
    swatches: swatchesOf(analysis),
    background: backgroundOf(analysis),
  };
}
