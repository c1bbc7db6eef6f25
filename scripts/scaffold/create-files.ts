// Creates the files of a scaffold and edits existing ones. Everything is checked before anything is written.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface Edit {
  file: string;
  /** The text after or before which `text` is inserted; it must occur exactly once. */
  after?: string;
  before?: string;
  text: string;
}

export interface Plan {
  /** Paths relative to the root, and contents. */
  files: Record<string, string>;
  edits: Edit[];
  /** The new test file, run at the end. */
  test: string;
  /** Generators to run, relative to scripts/. */
  generators: string[];
}

/** Throws an Error with a message for the user if a file exists already or an edit has no place. */
export function createFiles(root: string, { files, edits }: Plan): void {
  for (const file of Object.keys(files))
    if (existsSync(join(root, file))) throw new Error(`Expected a new name, but ${file} exists.`);
  const edited = new Map<string, string>();
  for (const { file, after, before, text } of edits) {
    const content = edited.get(file) ?? readFileSync(join(root, file), 'utf8');
    const anchor = after ?? before ?? '';
    const at = content.indexOf(anchor);
    if (at < 0 || content.includes(anchor, at + 1))
      throw new Error(
        `Expected \`${anchor.trim()}\` once in ${file}, to insert code there. Insert by hand: ${text.trim()}`,
      );
    const place = after === undefined ? at : at + anchor.length;
    edited.set(file, content.slice(0, place) + text + content.slice(place));
  }
  for (const [file, content] of [...Object.entries(files), ...edited]) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), content);
  }
}
