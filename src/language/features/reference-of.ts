// The section of the reference about a built-in name: where Go to Definition leads for what no reel defines.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Location } from 'vscode-languageserver';
import type { CatalogEntry } from '../../contract/catalog-entry.ts';
import type { Analysis } from '../compile.ts';

/** Null where the word is not built in, comes from an effect module, or the documentation is not installed. */
export function referenceOf(analysis: Analysis, offset: number, docsFolder: string | undefined): Location | null {
  if (docsFolder === undefined) return null;
  const link = analysis.links.find((each) => each.file === null && each.start <= offset && offset <= each.end);
  if (link?.target.t !== 'entry' && link?.target.t !== 'entryParameter') return null;
  return sectionOf(docsFolder, link.target.entry);
}

function sectionOf(docsFolder: string, entry: CatalogEntry): Location | null {
  const file = join(docsFolder, 'reference', `${entry.kind}.md`);
  try {
    const line = readFileSync(file, 'utf8')
      .split('\n')
      .findIndex((text) => /^#{2,4} /.test(text) && text.replace(/^#+ /, '') === entry.name);
    if (line < 0) return null;
    const start = { line, character: 0 };
    return { uri: pathToFileURL(file).href, range: { start, end: start } };
  } catch {
    return null;
  }
}
