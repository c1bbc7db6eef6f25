// A change of the text that keeps what it draws, and the check that it does.

import { type Analysis, analyze } from '../../compile.ts';
import type { TextEdit } from '../format.ts';
import { pictureOf } from './same-picture.ts';
import { applyEdits } from './text-edits.ts';

export interface Refactoring {
  title: string;
  /** As in the Language Server Protocol: `refactor.extract` … */
  kind: string;
  edits: TextEdit[];
  /** Why it cannot be done; `edits` are empty then. */
  refusal?: string;
  /** Offset of a new name in the changed text, which the author is asked for. */
  rename?: number;
}

export const refused = ({ title, kind }: Pick<Refactoring, 'title' | 'kind'>, refusal: string): Refactoring => ({
  title,
  kind,
  edits: [],
  refusal,
});

/** Refuses what would add an error. `keepsPicture`: also what would draw something else. */
export function checked(analysis: Analysis, draft: Refactoring, keepsPicture = true): Refactoring {
  if (draft.refusal !== undefined) return draft;
  const before = analysis.result;
  const after = analyze(applyEdits(analysis.text, draft.edits), analysis.facts).result;
  const errors = before.diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message);
  for (const { severity, message } of after.diagnostics) {
    if (severity !== 'error') continue;
    const known = errors.indexOf(message);
    if (known < 0) return refused(draft, `It would not compile: ${message}`);
    errors.splice(known, 1);
  }
  if (!keepsPicture) return draft;
  if (pictureOf(before.plan, false) !== pictureOf(after.plan, false))
    return refused(draft, 'It would change the picture.');
  const isReseeded = pictureOf(before.plan, true) !== pictureOf(after.plan, true);
  return isReseeded ? { ...draft, title: `${draft.title} (other random numbers)` } : draft;
}
