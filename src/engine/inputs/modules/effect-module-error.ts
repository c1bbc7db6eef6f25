// What is wrong with an author's own effects: data for the person who wrote them, never a bug of ours.

import { RenderError } from '../../errors/render-error.ts';

/** Thrown with one sentence that names the file and, where known, the line. */
export class EffectModuleError extends RenderError {
  readonly file: string;
  constructor(file: string, message: string) {
    super('input-plan', message, 'Mend the module: it is read anew each time.');
    this.name = 'EffectModuleError';
    this.file = file;
  }
}

/** Lines that `new Function` writes before the author's first. */
const WRAPPER_LINES = 2;

/** `file, line n` of the author's line in which an error was thrown; the file alone where the stack does not tell. */
export function placeOf(error: unknown, file: string): string {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const at = stack.indexOf(`${file}:`);
  const line = at < 0 ? Number.NaN : Number.parseInt(stack.slice(at + file.length + 1), 10) - WRAPPER_LINES;
  return line > 0 ? `${file}, line ${line},` : file;
}

/** What was thrown, to stand inside a sentence. */
export const messageOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
