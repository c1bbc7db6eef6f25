// `new [NAME]`: a reel to start from; never over a file that is there.

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { CliError, EXIT } from '../exit.ts';
import { starterReel } from '../starter-reel.ts';
import { friendlyPath, print } from '../terminal.ts';

export function newCommand(): Command {
  return new Command('new')
    .description('write a reel to start from')
    .argument('[name]', 'name or path of the reel', 'my-reel')
    .action(makeReel);
}

function makeReel(name: string): void {
  const file = path.resolve(name.endsWith('.reel') ? name : `${name}.reel`);
  const words = path.basename(file, '.reel').split(/[-_\s]+/).filter(Boolean);
  const title = words.map((word) => word[0].toUpperCase() + word.slice(1)).join(' ') || 'Untitled';
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, starterReel(title), { flag: 'wx' });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EEXIST') throw new CliError(EXIT.input, `${friendlyPath(file)} is already there.`, 'Choose another name: nothing is overwritten.');
    throw new CliError(EXIT.input, `${friendlyPath(file)} cannot be written: ${(error as Error).message}.`);
  }
  const shown = friendlyPath(file);
  print(`Wrote ${shown}.`);
  print(`  glyphreel check ${shown}`);
  print(`  glyphreel render ${shown} -q draft`);
}
