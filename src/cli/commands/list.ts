// `list [KIND]`: the built-in vocabulary, from the same catalog that checks, completes and documents reels.

import { Argument, Command } from 'commander';
import { nearest } from '../../catalog/lookup.ts';
import type { CatalogEntry, ParamSpec } from '../../contract/catalog-entry.ts';
import { usageError } from '../exit.ts';
import { outColors, print, printJson } from '../terminal.ts';

export function listCommand(): Command {
  return new Command('list')
    .description('list the built-in effects, palettes, colours and easings')
    .addArgument(new Argument('[kind]', 'only this kind, or the one entry with this name'))
    .option('--json', 'print the whole entries as one JSON array')
    .action(list);
}

async function list(kind: string | undefined, options: { json?: boolean }): Promise<void> {
  const { catalog } = await import('../../catalog/catalog.generated.ts');
  const kinds = [...new Set(catalog.map((entry) => entry.kind))];
  const entries = kind === undefined ? catalog : catalog.filter((entry) => matches(entry, kind));
  if (entries.length === 0) {
    const near = nearest(kind!, [...kinds, ...catalog.map((entry) => entry.name)]);
    throw usageError(
      `Expected a kind (${kinds.join(', ')}) or a name of the catalog, but got ${kind}.`,
      near ? `Did you mean ${near}?` : undefined,
    );
  }
  if (options.json) return printJson(entries);
  for (const group of kinds) {
    const rows = entries.filter((entry) => entry.kind === group);
    if (rows.length === 0) continue;
    print(`${outColors.bold(group)} (${rows.length})`);
    for (const entry of rows) print(row(entry));
    print('');
  }
}

/** Kinds may be given in the plural, as they are spoken of: `list shaders`. */
function matches(entry: CatalogEntry, asked: string): boolean {
  return entry.name === asked || entry.kind === asked || `${entry.kind}s` === asked;
}

function row(entry: CatalogEntry): string {
  const signature = `${entry.name}${entry.params.length > 0 ? `(${entry.params.map(parameter).join(', ')})` : ''}`;
  return `  ${outColors.cyan(signature)}\n      ${entry.summary}${entry.glyphs === undefined ? '' : `  ${entry.glyphs}`}${entry.colors === undefined ? '' : `  ${entry.colors.join(' ')}`}`;
}

function parameter(spec: ParamSpec): string {
  const value =
    spec.kind === 'word' && spec.words !== undefined && spec.words.length <= 6 ? spec.words.join('|') : spec.default;
  return value === undefined || spec.required ? spec.name : `${spec.name}=${value}`;
}
