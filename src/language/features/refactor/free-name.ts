// A name that nothing has: no definition of the reel and its imports, nothing built in, no word of the language.

import { findVariable } from '../../../catalog/variables.ts';
import type { Analysis } from '../../compile.ts';
import { settingWords } from '../../plan/setting-words.ts';
import { CONTEXTUAL_WORDS } from '../../syntax/keywords.ts';
import { nameProblem, occurrences } from '../symbol-at.ts';

/** Names with a meaning of their own at some places: the value of a layer, letters of `each`, the round of a `repeat`. */
const SPECIAL = new Set(['value', 'audio', 'caption', 'i', 'n', 'index', 'file', 'none']);

/** `base`, or `base2`, `base3` … */
export function freeName(analysis: Analysis, base: string): string {
  const own = new Set(occurrences(analysis).map(({ symbol }) => symbol.name));
  const isTaken = (name: string): boolean =>
    own.has(name) ||
    nameProblem(name) !== null ||
    CONTEXTUAL_WORDS.has(name) ||
    SPECIAL.has(name) ||
    settingWords().has(name) ||
    findVariable(name) !== undefined ||
    analysis.vocabulary.allNamed(name).length > 0;
  for (let n = 1; ; n++) {
    const name = n === 1 ? base : `${base}${n}`;
    if (!isTaken(name)) return name;
  }
}
