// A text whose cursor is marked by `@`, and what changes make of it.

import type { Tweaks } from '../../../src/contract/tweak.ts';
import type { TextChange } from '../../../src/contract/text-change.ts';
import { analyze } from '../../../src/language/compile.ts';
import { tweaksAt } from '../../../src/language/features/tweaks.ts';
import { LineMap } from '../../../src/language/syntax/line-map.ts';

export interface Marked {
  text: string;
  tweaks: Omit<Tweaks, 'version'>;
}

export const SCENE = (body: string): string => `scene a for 4s {\n${body}\n}\n`;

export function atMark(marked: string): Marked {
  const offset = marked.indexOf('@');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  return { text, tweaks: tweaksAt(analyze(text), offset) };
}

/** The text after changes, which do not overlap. */
export function changed(text: string, changes: readonly TextChange[]): string {
  const lines = new LineMap(text);
  return changes
    .map(({ range, newText }) => ({ start: lines.offset(range.start), end: lines.offset(range.end), newText }))
    .sort((a, b) => b.start - a.start)
    .reduce((result, { start, end, newText }) => result.slice(0, start) + newText + result.slice(end), text);
}
