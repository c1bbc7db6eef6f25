// The edits of a reel when files and folders are renamed or moved, the reel itself included.

import { posix, win32 } from 'node:path';
import { reelString } from '../../contract/reel-string.ts';
import { resolvePath } from '../check/load-units.ts';
import type { ParsedReel } from '../syntax/parse-reel.ts';
import type { TextEdit } from './format.ts';
import { pathStrings, type PathString } from './path-strings.ts';

export interface Renamed {
  from: string;
  to: string;
}

/** `path`: where the reel is before the renaming. */
export function renamedPaths(parsed: ParsedReel, path: string, renamed: readonly Renamed[]): TextEdit[] {
  const home = pathAfter(path, renamed);
  return pathStrings(parsed).flatMap((found): TextEdit[] => {
    const before = resolvePath(path, found.value);
    const after = pathAfter(before, renamed);
    // As it is written it leads there still.
    if (resolvePath(home, found.value) === after) return [];
    return [{ start: found.start, end: found.end, newText: reelString(writtenAs(found, home, after)) }];
  });
}

/** Where a file is after files, or folders above it, have been renamed. */
function pathAfter(path: string, renamed: readonly Renamed[]): string {
  for (const { from, to } of renamed) {
    if (path === from) return to;
    const next = path[from.length];
    if (path.startsWith(from) && (next === '/' || next === '\\')) return to + path.slice(from.length);
  }
  return path;
}

/** Absolute, with `./`, or plain, as it is written now. */
function writtenAs({ value, isModule }: PathString, reel: string, file: string): string {
  const rules = /^[A-Za-z]:[\\/]|^\\\\/.test(reel) ? win32 : posix;
  if (rules.isAbsolute(value)) return file.replaceAll('\\', '/');
  const written = rules.relative(rules.dirname(reel), file).replaceAll('\\', '/');
  const keepsDot = isModule || /^\.[\\/]/.test(value);
  return keepsDot && !written.startsWith('.') ? `./${written}` : written;
}
