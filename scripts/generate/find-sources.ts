// Finds every kind of input: the folders of src/engine/inputs that have a source.ts.

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { MediaSource } from '../../src/engine/inputs/media-source.ts';

export const INPUTS_DIR = join(import.meta.dirname, '../../src/engine/inputs');

export async function findSources(): Promise<MediaSource<unknown>[]> {
  const folders = readdirSync(INPUTS_DIR).filter((name) => existsSync(join(INPUTS_DIR, name, 'source.ts')));
  const sources: MediaSource<unknown>[] = [];
  for (const folder of folders.sort()) {
    const module = (await import(pathToFileURL(join(INPUTS_DIR, folder, 'source.ts')).href)) as {
      default: MediaSource<unknown>;
    };
    if (module.default.kind !== folder)
      throw new Error(`Expected the kind ${folder} for inputs/${folder}/source.ts, but got ${module.default.kind}.`);
    sources.push(module.default);
  }
  return sources;
}
