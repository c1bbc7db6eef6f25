// Where a file really is. macOS writes names in decomposed form (e + ´), keyboards type composed ones (é); both mean one file.

import type { CompileFacts } from '../../contract/facts.ts';

/** `path`, or the file of the same folder whose name is equal in Unicode's composed form; null where there is neither. */
export function locateFile(facts: CompileFacts, path: string): string | null {
  if (!facts.fileExists || facts.fileExists(path)) return path;
  const slash = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  if (slash < 0) return null;
  const name = path.slice(slash + 1).normalize('NFC');
  const found = facts.filesIn?.(path.slice(0, slash) || '/').find((file) => file.normalize('NFC') === name);
  const located = found === undefined ? null : path.slice(0, slash + 1) + found;
  return located !== null && facts.fileExists(located) ? located : null;
}
