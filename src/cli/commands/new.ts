// `new [NAME]`: a reel to start from, or with --effects a module of effects; never over a file that is there.

import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { CliError, EXIT } from '../exit.ts';
import { starterReel } from '../starter-reel.ts';
import { friendlyPath, print } from '../terminal.ts';

const TYPES = 'glyphreel-effects.d.ts';

export function newCommand(): Command {
  return new Command('new')
    .description('write a reel to start from, or effects in TypeScript')
    .argument('[name]', 'name or path of the reel (default: "my-reel") or of the module (default: "my-effects")')
    .option('--effects', 'write a module of effects of your own instead, with their types for your editor')
    .action((name: string | undefined, { effects }: { effects?: boolean }) => (effects ? makeEffects(name ?? 'my-effects') : makeReel(name ?? 'my-reel')));
}

function makeReel(name: string): void {
  const file = path.resolve(name.endsWith('.reel') ? name : `${name}.reel`);
  const words = path.basename(file, '.reel').split(/[-_\s]+/).filter(Boolean);
  const title = words.map((word) => word[0].toUpperCase() + word.slice(1)).join(' ') || 'Untitled';
  write(file, starterReel(title));
  const shown = friendlyPath(file);
  print(`Wrote ${shown}.`);
  print(`  glyphreel check ${shown}`);
  print(`  glyphreel render ${shown} -q draft`);
}

/** The module only where there is none yet, its types always: those of an older version are replaced. */
function makeEffects(name: string): void {
  const file = path.resolve(name.endsWith('.ts') ? name : `${name}.ts`);
  const types = path.join(path.dirname(file), TYPES);
  const isThere = existsSync(file);
  if (!isThere) write(file, readFileSync(path.join(templates(), 'starter-effects.ts'), 'utf8'));
  try {
    copyFileSync(path.join(templates(), TYPES), types);
  } catch (error) {
    throw new CliError(EXIT.input, `${friendlyPath(types)} cannot be written: ${(error as Error).message}.`);
  }
  print(`${isThere ? `${friendlyPath(file)} is already there and stays as it is. Wrote` : `Wrote ${friendlyPath(file)} and`} ${friendlyPath(types)}.`);
  if (isThere) print(`  Its first line gives your editor the types: /// <reference path="./${TYPES}" />`);
  print(`  use "./${path.basename(file)}"    in a reel beside it`);
  print('  glyphreel render my-reel.reel --allow-code');
}

function write(file: string, text: string): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text, { flag: 'wx' });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EEXIST') throw new CliError(EXIT.input, `${friendlyPath(file)} is already there.`, 'Choose another name: nothing is overwritten.');
    throw new CliError(EXIT.input, `${friendlyPath(file)} cannot be written: ${(error as Error).message}.`);
  }
}

/** Beside the sources, or beside the bundle that was made of them. */
function templates(): string {
  const folder = ['../../../assets/effects', '../assets/effects'].map((at) => path.resolve(import.meta.dirname, at)).find((at) => existsSync(at));
  if (folder === undefined) throw new CliError(EXIT.machine, 'Expected the templates in assets/effects, but they are not there.', 'Install again.');
  return folder;
}
