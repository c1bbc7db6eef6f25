// Every refactoring at a place or for a selection.

import type { Analysis } from '../../compile.ts';
import { extractField } from './extract-field.ts';
import { extractGroup } from './extract-group.ts';
import { extractLet } from './extract-let.ts';
import { extractLook, isShaderChain } from './extract-look.ts';
import { type Elsewhere, inline } from './inline.ts';
import type { Refactoring } from './refactoring.ts';
import { selectedExpression } from './selected-expression.ts';
import { sortPalette } from './sort-palette.ts';

export function refactorings(analysis: Analysis, start: number, end: number, elsewhere: Elsewhere): Refactoring[] {
  const selected = selectedExpression(analysis, start, end);
  const isChain = selected !== null && isShaderChain(analysis, selected) && selected.place.path.length <= 2;
  const found = [
    ...(selected && !isChain ? extractLet(analysis, selected) : []),
    ...(selected ? [...extractField(analysis, selected), ...extractLook(analysis, selected)] : []),
    ...extractGroup(analysis, start, end),
    inline(analysis, start, elsewhere),
    sortPalette(analysis, start),
  ];
  return found.filter((each): each is Refactoring => each !== null);
}
