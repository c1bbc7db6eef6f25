// Why a named file cannot be used: there is none, or something else is at its path.

import { missingFile } from '../../contract/diagnostics/files.ts';
import type { CompileFacts } from '../../contract/facts.ts';
import type { MediaRef } from '../../contract/plan.ts';
import { findNearFile } from './find-near-file.ts';

/** `expected`: `a file`, `a reel to import` … */
export function fileTrouble(
  facts: CompileFacts,
  { path, written }: Pick<MediaRef, 'path' | 'written'>,
  expected: string,
) {
  const kind = facts.irregularKind?.(path) ?? null;
  return kind === null
    ? missingFile.file({ expected, written, lookup: findNearFile(facts, path, written) })
    : missingFile.irregular({ written, kind });
}
