// Finds every output format: one folder NAME under src/engine/outputs/formats, whose NAME.ts exports the format by its name.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FormatFacts } from '../../src/contract/format-facts.ts';

export const FORMATS_DIR = join(import.meta.dirname, '../../src/engine/outputs/formats');

/** In alphabetical order, except that the default comes first. */
const DEFAULT = 'mp4';

export async function findFormats(): Promise<FormatFacts[]> {
  const names = readdirSync(FORMATS_DIR, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort((a, b) => Number(b === DEFAULT) - Number(a === DEFAULT) || a.localeCompare(b));
  const found: FormatFacts[] = [];
  for (const name of names) {
    const module = (await import(pathToFileURL(join(FORMATS_DIR, name, `${name}.ts`)).href)) as Record<
      string,
      FormatFacts | undefined
    >;
    const format = module[name];
    if (format?.name !== name)
      throw new Error(
        `Expected ${name}/${name}.ts to export the format ${name}, but got ${format?.name ?? 'nothing'}.`,
      );
    const { title, extensions, summary, doc, hasSound, isSequence, options, encoders } = format;
    const { hasStill, holds, holdsPlan, folder, codecs, alsoExtensions } = format;
    const facts = { name, title, extensions, summary, doc, hasSound, isSequence };
    const more = {
      ...(hasStill && { hasStill }),
      ...('shrink' in format && { fits: true as const }),
      ...(holds && { holds }),
      ...(holdsPlan && { holdsPlan }),
      ...(folder && { folder }),
      ...(alsoExtensions && { alsoExtensions }),
      ...(codecs && { codecs }),
    };
    found.push({ ...facts, ...more, options, encoders });
  }
  const owners = new Map<string, string>();
  for (const { name, extensions } of found)
    for (const extension of extensions) {
      const other = owners.get(extension);
      if (other !== undefined) throw new Error(`Expected one format for ${extension}, but got ${other} and ${name}.`);
      owners.set(extension, name);
    }
  return found;
}
