// Prints diagnostics to stderr, each with the line of its own file, which may be an imported reel.

import { fileURLToPath } from 'node:url';
import type { Diagnostic } from '../contract/diagnostics.ts';
import { type ReelText, readText } from './read-reel.ts';
import { errColors, friendlyPath, say } from './terminal.ts';

export async function sayDiagnostics(diagnostics: readonly Diagnostic[], reel: ReelText): Promise<void> {
  if (diagnostics.length === 0) return;
  // Preparing to tell how wide a text is takes 24 ms, a third of the start of a command.
  const { printDiagnostic } = await import('./print-diagnostic.ts');
  for (const diagnostic of diagnostics) {
    const file = pathOf(diagnostic, reel);
    say(printDiagnostic(diagnostic, friendlyPath(file), file === reel.path ? reel.text : readText(file), errColors));
  }
}

/** Absolute path of a diagnostic's file. */
export function pathOf(diagnostic: Diagnostic, reel: { path: string }): string {
  const { file } = diagnostic;
  if (file === undefined) return reel.path;
  return file.startsWith('file:') ? fileURLToPath(file) : file;
}
