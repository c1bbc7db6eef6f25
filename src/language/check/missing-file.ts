// A path that leads nowhere: where it was looked for, and the file there that was probably meant.

import { nearest } from '../../catalog/lookup.ts';
import type { CompileFacts } from '../../contract/facts.ts';
import { quote } from '../syntax/literals.ts';
import type { Span } from '../syntax/tree.ts';
import type { Extra } from './reporter.ts';

/** Help and fix for the text at `span`, which names `path` as `written`. */
export function missingFile(facts: CompileFacts, path: string, written: string, span: Span): Extra {
  const help = `Looked for ${path}.`;
  const slash = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  const name = path.slice(slash + 1);
  const near =
    name === '' || slash < 0 ? undefined : nearFile(name, facts.filesIn?.(path.slice(0, slash) || '/') ?? []);
  if (near === undefined) return { help };
  const meant = written.slice(0, Math.max(written.lastIndexOf('/'), written.lastIndexOf('\\')) + 1) + near;
  return {
    help: `Did you mean \`${meant}\`? ${help}`,
    fixes: [{ title: `Change to \`${meant}\``, edits: [{ span, newText: quote(meant) }] }],
  };
}

/** Another case, a forgotten ending, a slip of the hand; of two as near the one with the same ending. */
function nearFile(name: string, files: readonly string[]): string | undefined {
  const stem = (file: string): string => file.replace(/\.[^.]*$/, '');
  const ending = (file: string): string => file.slice(stem(file).length).toLowerCase();
  const same = files.filter((file) => ending(file) === ending(name));
  return (
    files.find((file) => file.toLowerCase() === name.toLowerCase()) ??
    files.find((file) => stem(file) === name) ??
    nearest(name, same) ??
    files.find((file) => stem(file) === stem(name)) ??
    undefined
  );
}
