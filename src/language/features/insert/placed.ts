// An insertion before it gets the positions of an editor.

import type { Span } from '../../syntax/tree.ts';
import type { Written } from './written.ts';

export type Placed =
  | {
      edit: { start: number; end: number; newText: string };
      /** In the text after the edit. */ select: Span;
      problem: null;
    }
  | { edit: null; select: null; problem: string };

export const refusedBecause = (problem: string): Placed => ({ edit: null, select: null, problem });

/** Writes something between `before` and `after` in place of a part of the text. */
export function placed(start: number, end: number, { text, select }: Written, before = '', after = ''): Placed {
  const from = start + before.length;
  return {
    edit: { start, end, newText: before + text + after },
    select: { start: from + select.start, end: from + select.end },
    problem: null,
  };
}
