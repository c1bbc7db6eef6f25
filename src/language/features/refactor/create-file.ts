// Creates a missing file that can be begun as text: an imported reel, captions, the text of a `text`.

import { pathToFileURL } from 'node:url';
import type { CodeAction } from 'vscode-languageserver';
import type { Diagnostic } from '../../../contract/diagnostics.ts';
import { resolvePath } from '../../check/load-units.ts';
import { readString } from '../../syntax/literals.ts';
import type { Analysis } from '../../compile.ts';

/** By ending: what the file begins with. */
const BEGINNINGS: readonly [ending: string, content: string][] = [
  ['.reel', '// Definitions and scenes for other reels.\n'],
  ['.srt', '1\n00:00:00,000 --> 00:00:02,000\nFirst line\n'],
  ['.vtt', 'WEBVTT\n\n00:00.000 --> 00:02.000\nFirst line\n'],
  ['.txt', 'Text\n'],
];

/** Null for other files, and where something else is in the way. */
export function createFile(
  { main, facts, text }: Analysis,
  { code, range, file }: Diagnostic,
): Pick<CodeAction, 'title' | 'edit'> | null {
  if (code !== 'missing-file' || file !== undefined || main.path === null) return null;
  const { lines } = main.parsed;
  const quoted = text.slice(lines.offset(range.start), lines.offset(range.end));
  const written = /^"[^"\n]+"$/.test(quoted) ? readString(quoted).value : '';
  const [, content] = BEGINNINGS.find(([ending]) => written.toLowerCase().endsWith(ending)) ?? [];
  const path = resolvePath(main.path, written);
  if (content === undefined || facts.fileExists?.(path) !== false || facts.irregularKind?.(path)) return null;
  const uri = pathToFileURL(path).href;
  const start = { line: 0, character: 0 };
  return {
    title: `Create file ${written}`,
    edit: {
      documentChanges: [
        { kind: 'create', uri, options: { ignoreIfExists: true } },
        { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText: content }] },
      ],
    },
  };
}
