// What a refactoring makes of a text whose cursor is `¦`, or whose selection is between `‹` and `›`.

import { analyze } from '../../../../src/language/compile.ts';
import type { CompileFacts } from '../../../../src/contract/facts.ts';
import type { Refactoring } from '../../../../src/language/features/refactor/refactoring.ts';
import { refactorings } from '../../../../src/language/features/refactor/refactorings.ts';
import { applyEdits } from '../../../../src/language/features/refactor/text-edits.ts';

interface Options {
  facts?: CompileFacts;
  /** The reel that uses what is inlined. */
  user?: string;
}

export function offered(marked: string, { facts = {}, user }: Options = {}): { text: string; all: Refactoring[] } {
  const cursor = marked.indexOf('¦');
  const start = cursor >= 0 ? cursor : marked.indexOf('‹');
  const end = cursor >= 0 ? cursor : marked.indexOf('›') - 1;
  const text = marked.replaceAll(/[¦‹›]/g, '');
  return { text, all: refactorings(analyze(text, facts), start, end, { userOf: () => user ?? null }) };
}

/** The new text, with `¦` before the name that is asked for; or why it is refused; undefined where it is not offered. */
export function refactored(marked: string, title: string, options: Options = {}): string | undefined {
  const { text, all } = offered(marked, options);
  const found = all.find((each) => each.title.replace(' (other random numbers)', '') === title);
  if (!found) return undefined;
  if (found.refusal !== undefined) return found.refusal;
  const changed = applyEdits(text, found.edits);
  return found.rename === undefined ? changed : `${changed.slice(0, found.rename)}¦${changed.slice(found.rename)}`;
}
