// A gesture that follows another one at once: its changes are of the text before the other was written, because the panel has not heard
// of the new text yet. Nothing of it is lost as long as nobody else has changed the text.

import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextChange } from '../../contract/text-change.ts';

/** What a gesture has written. */
export interface Written {
  /** Of the text before, and the text. */
  version: number;
  before: string;
  /** Of the text afterwards. */
  written: number;
}

/**
 * The change of `now`, version `version` of the text, that gives what `edits` would have made of the text before. Null where there is
 * nothing to carry over: `edits` are of another text, or somebody else has changed it.
 */
export function carriedOver(
  last: Written | null,
  edits: { version: number; edits: readonly TextChange[] },
  now: { version: number; text: string },
): TextChange | null {
  if (last === null || edits.version !== last.version || now.version !== last.written) return null;
  const before = TextDocument.create('', '', last.version, last.before);
  const wanted = TextDocument.applyEdits(before, [...edits.edits]);
  const { text } = now;
  const most = Math.min(text.length, wanted.length);
  let start = 0;
  while (start < most && text[start] === wanted[start]) start++;
  let end = 0;
  while (end < most - start && text.at(-1 - end) === wanted.at(-1 - end)) end++;
  const document = TextDocument.create('', '', now.version, text);
  const range = { start: document.positionAt(start), end: document.positionAt(text.length - end) };
  return { range, newText: wanted.slice(start, wanted.length - end) };
}
