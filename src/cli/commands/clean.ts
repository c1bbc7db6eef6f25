// `clean`: empties the caches. Clips and audio are found again by content, so nothing is lost but time.

import { rmSync } from 'node:fs';
import { Command } from 'commander';
import { sizeOf } from '../../engine/doctor/examine-machine.ts';
import { cacheRoot } from '../../engine/jobs/cache-dir.ts';
import { CliError, EXIT } from '../exit.ts';
import { friendlyBytes, print, printJson } from '../terminal.ts';

export function cleanCommand(): Command {
  return new Command('clean')
    .description('empty the caches: clips, analysed audio, logs and leftovers')
    .option('--json', 'print one JSON object')
    .action(clean);
}

function clean(options: { json?: boolean }): void {
  const folder = cacheRoot();
  let found = { files: 0, bytes: 0 };
  try {
    found = sizeOf(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
      throw new CliError(EXIT.machine, `The cache ${folder} cannot be emptied: ${(error as Error).message}.`, 'Remove it by hand, or name another in GLYPHREEL_CACHE.');
    }
  }
  if (options.json) return printJson({ folder, ...found });
  print(found.files === 0 ? `The cache ${folder} was empty.` : `Removed ${found.files} files (${friendlyBytes(found.bytes)}) from ${folder}.`);
}
