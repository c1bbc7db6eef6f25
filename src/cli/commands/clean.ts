// `clean`: empties the caches. Clips and audio are found again by content, so nothing is lost but time.

import { statSync } from 'node:fs';
import { Command } from 'commander';
import { clearCache } from '../../engine/render/cache/clear-cache.ts';
import { cacheRoot } from '../../engine/files/cache-dir.ts';
import { CliError, EXIT } from '../exit.ts';
import { counted, friendlyBytes, print, printJson } from '../terminal.ts';

export function cleanCommand(): Command {
  return new Command('clean')
    .description('empty the caches: clips, analysed audio, glyphs, logs and leftovers')
    .option('--json', 'print one JSON object')
    .action(clean);
}

function clean(options: { json?: boolean }): void {
  const folder = cacheRoot();
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === false)
    throw new CliError(
      EXIT.machine,
      `The cache ${folder} cannot be emptied: it is not a folder.`,
      'Name a folder in GLYPHREEL_CACHE.',
    );
  const { files, bytes } = emptied(folder);
  if (options.json) return printJson({ folder, files, bytes });
  print(
    files === 0
      ? `The cache ${folder} was empty.`
      : `Removed ${counted(files, 'file')} (${friendlyBytes(bytes)}) from ${folder}.`,
  );
}

function emptied(folder: string): { files: number; bytes: number } {
  try {
    return clearCache(folder);
  } catch (error) {
    throw new CliError(
      EXIT.machine,
      `The cache ${folder} cannot be emptied: ${(error as Error).message}.`,
      'Remove it by hand, or name another in GLYPHREEL_CACHE.',
    );
  }
}
