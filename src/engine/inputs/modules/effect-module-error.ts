// An error in the user's effect module, not a bug in the engine.

import { RenderError } from '../../errors/render-error.ts';

/** The message is one sentence that names the file and, if known, the line. */
export class EffectModuleError extends RenderError {
  readonly file: string;
  constructor(file: string, message: string) {
    super('input-plan', message, 'Correct the module; it is read again each time.');
    this.file = file;
  }
}

/** Lines that `new Function` adds before the author's first line. */
const WRAPPER_LINES = 2;

/** `file, line n` where an error was thrown; only the file if the stack has no line. */
export function placeOf(error: unknown, file: string): string {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const at = stack.indexOf(`${file}:`);
  const line = at < 0 ? Number.NaN : Number.parseInt(stack.slice(at + file.length + 1), 10) - WRAPPER_LINES;
  return line > 0 ? `${file}, line ${line},` : file;
}

/** The message of anything thrown, for use within a sentence. */
export const messageOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
