// Suggests a file for a path that does not exist.

import { nearest } from '../../catalog/lookup.ts';
import type { Lookup } from '../../contract/diagnostics/files.ts';
import type { CompileFacts } from '../../contract/facts.ts';
import { reelString } from '../../contract/reel-string.ts';

/** `path` as `written` in the reel, and the nearest file in its folder. */
export function findNearFile(facts: CompileFacts, path: string, written: string): Lookup {
  const slash = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  const name = path.slice(slash + 1);
  const near =
    name === '' || slash < 0
      ? undefined
      : nearFile(
          name,
          (facts.filesIn?.(path.slice(0, slash) || '/') ?? []).filter((file) => file !== name),
        );
  if (near === undefined) return { path };
  const folder = written.slice(0, Math.max(written.lastIndexOf('/'), written.lastIndexOf('\\')) + 1);
  return { path, near: { written: folder + near, quoted: reelString(folder + near) } };
}

/** A name in another case, without its extension or with a typo; among equals, the one with the same extension. */
function nearFile(name: string, files: readonly string[]): string | undefined {
  const stem = (file: string): string => file.replace(/\.[^.]*$/, '');
  const extension = (file: string): string => file.slice(stem(file).length).toLowerCase();
  const same = files.filter((file) => extension(file) === extension(name));
  return (
    files.find((file) => file.toLowerCase() === name.toLowerCase()) ??
    files.find((file) => stem(file) === name) ??
    nearest(name, same) ??
    files.find((file) => stem(file) === stem(name)) ??
    undefined
  );
}
