// Why a named file cannot be used: there is none, or something else is at its path.

import { missingFile } from '../../contract/diagnostics/files.ts';
import { mediaKinds } from '../../catalog/media.generated.ts';
import type { CompileFacts } from '../../contract/facts.ts';
import type { MediaRef } from '../../contract/plan.ts';
import { findNearFile } from './find-near-file.ts';

/** `expected`: `a file`, `a reel to import` … */
export function fileTrouble(
  facts: CompileFacts,
  { path, written }: Pick<MediaRef, 'path' | 'written'>,
  expected: string,
  input?: string,
) {
  const kind = facts.irregularKind?.(path) ?? null;
  return kind === null
    ? missingFile.file({
        expected,
        written,
        lookup: {
          ...findNearFile(facts, path, written),
          ...(input === 'fonts' ? { others: fontsBeside(facts, path) } : {}),
        },
      })
    : missingFile.irregular({ written, kind });
}

/** Fonts of the system are never used, so an author who names one sees which files there are. */
function fontsBeside(facts: CompileFacts, path: string): { noun: string; names: string[] } | undefined {
  const folder = path.slice(0, Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'), 0)) || '/';
  const files = facts.filesIn?.(folder);
  if (!files) return undefined;
  const { noun, extensions } = mediaKinds.fonts;
  const names = files.filter((file) => extensions.some((extension) => file.toLowerCase().endsWith(extension)));
  return { noun, names: names.toSorted() };
}
