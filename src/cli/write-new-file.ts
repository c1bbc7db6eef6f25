// Writes a file that must not be there yet.

import { lstatSync } from 'node:fs';
import { CliError, EXIT } from './exit.ts';
import { friendlyPath } from './terminal.ts';
import { writeOutput } from './write-output.ts';

export async function writeNewFile(file: string, text: string): Promise<void> {
  if (isTaken(file))
    throw new CliError(
      EXIT.input,
      `${friendlyPath(file)} is already there.`,
      'Choose another name: nothing is overwritten.',
    );
  await writeOutput(file, text);
}

/** A symbolic link that leads nowhere counts: the file would be written elsewhere. Other problems show when it is written. */
function isTaken(file: string): boolean {
  try {
    return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}
