// Edits of a text by offsets: applied, and how they move what comes after.

import type { TextEdit } from '../format.ts';

/** `edits` do not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let at = 0;
  for (const { start, end, newText } of inOrder(edits)) {
    result += text.slice(at, start) + newText;
    at = end;
  }
  return result + text.slice(at);
}

/** Where the replaced text of an edit begins once all of them are applied. */
export function placeAfter(edits: readonly TextEdit[], edit: TextEdit): number {
  let moved = 0;
  for (const { start, end, newText } of inOrder(edits).slice(0, inOrder(edits).indexOf(edit)))
    moved += newText.length - (end - start);
  return edit.start + moved;
}

export const doOverlap = (a: TextEdit, b: TextEdit): boolean =>
  a.start < b.end && b.start < a.end ? true : a.start === b.start && a.end === b.end;

const inOrder = (edits: readonly TextEdit[]): TextEdit[] =>
  edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
