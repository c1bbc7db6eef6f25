// The English texts of the extension's host and webviews: those in calls of `l10n.t` in the sources, and those that the catalog has
// as data and the extension shows.

import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import l10nDev from '@vscode/l10n-dev';
import { SHOWN_DATA } from '../../src/extension/shared/shown-data.ts';
import { ROOT } from '../bootstrap.mjs';
import type { Bundle } from './translate.ts';

/** Whose texts people see in VS Code. */
export const LOCALIZED = ['src/extension', 'src/report', 'media'];

export const localizedFiles = (): string[] =>
  LOCALIZED.flatMap((folder) => globSync(`${folder}/**/*.ts`, { cwd: ROOT }))
    .map((file) => file.replaceAll('\\', '/'))
    .toSorted();

export async function sourceBundle(): Promise<Bundle> {
  const files = localizedFiles().map((file) => ({
    contents: readFileSync(path.join(ROOT, file), 'utf8'),
    extension: '.ts',
  }));
  const written = await l10nDev.getL10nJson(files);
  const data = Object.fromEntries(SHOWN_DATA.map((text) => [text, text]));
  const entries = Object.entries({ ...written, ...data });
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
