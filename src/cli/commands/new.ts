// `new [NAME]`: a reel to start from, or with --effects a module of effects; never over a file that is there.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { CliError, EXIT, usageError } from '../exit.ts';
import { starterReel } from '../starter-reel.ts';
import { friendlyPath, inShell, print } from '../terminal.ts';
import { writeNewFile } from '../write-new-file.ts';
import { writeOutput } from '../write-output.ts';

const TYPES = 'glyphreel-effects.d.ts';

export function newCommand(): Command {
  return new Command('new')
    .description('write a reel to start from, or effects in TypeScript')
    .argument('[name]', 'name or path of the reel (default: "my-reel") or of the module (default: "my-effects")')
    .option('--effects', 'write a module of effects of your own instead, with their types for your editor')
    .action((name: string | undefined, { effects }: { effects?: boolean }) =>
      effects ? makeEffects(name ?? 'my-effects') : makeReel(name ?? 'my-reel'),
    );
}

async function makeReel(name: string): Promise<void> {
  if (/^\.*$/.test(path.basename(name).replace(/\.reel$/, '')))
    throw usageError(`Expected a name such as first-film, but got "${name}".`);
  const file = path.resolve(name.endsWith('.reel') ? name : `${name}.reel`);
  const words = path
    .basename(file, '.reel')
    .split(/[-_\s]+/)
    .filter(Boolean);
  const title = words.map((word) => word[0].toUpperCase() + word.slice(1)).join(' ') || 'Untitled';
  const shown = friendlyPath(file);
  await writeNewFile(file, starterReel(title));
  print(`Wrote ${shown}.`);
  print(`  glyphreel check ${inShell(shown)}`);
  print(`  glyphreel render ${inShell(shown)} -q draft`);
}

/** The module only where there is none yet, its types always: those of an older version are replaced. */
async function makeEffects(name: string): Promise<void> {
  const file = path.resolve(name.endsWith('.ts') ? name : `${name}.ts`);
  const types = path.join(path.dirname(file), TYPES);
  const isThere = existsSync(file);
  if (!isThere) await writeOutput(file, readFileSync(packaged('assets/effects/starter-effects.ts')));
  await writeOutput(types, readFileSync(packaged(`examples/${TYPES}`)));
  print(
    `${isThere ? `${friendlyPath(file)} is already there and stays as it is. Wrote` : `Wrote ${friendlyPath(file)} and`} ${friendlyPath(types)}.`,
  );
  if (isThere) print(`  Its first line gives your editor the types: /// <reference path="./${TYPES}" />`);
  print(`  use "./${path.basename(file)}"    in a reel beside it`);
  print('  glyphreel render my-reel.reel --allow-code');
}

/** A file of the package: its root is above the sources, or above the bundle. */
function packaged(name: string): string {
  const file = ['../../..', '..']
    .map((root) => path.resolve(import.meta.dirname, root, name))
    .find((at) => existsSync(at));
  if (file === undefined)
    throw new CliError(EXIT.machine, `Expected the file ${name} in the package, but it is missing.`, 'Install again.');
  return file;
}
