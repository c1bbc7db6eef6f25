// Exit codes, and the error that commands throw for what is not a bug.

import { GlyphreelError } from '../contract/errors.ts';
import type { CliErrorCode } from '../contract/errors.ts';
import type { RenderErrorCode } from '../contract/render.ts';

/** 0 done, 1 error in the input, 2 wrong usage, 3 problem with the machine, 130 interrupted. */
export const EXIT = { done: 0, input: 1, usage: 2, machine: 3, interrupted: 130 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** An error to report to the user: one sentence, and where possible what to do. */
export class CliError extends GlyphreelError<CliErrorCode | RenderErrorCode> {
  readonly exitCode: ExitCode;

  constructor(
    exitCode: ExitCode,
    message: string,
    help?: string,
    code: CliErrorCode | RenderErrorCode = 'input-unreadable',
  ) {
    super(code, message, help);
    this.exitCode = exitCode;
  }
}

export const usageError = (message: string, help?: string): CliError =>
  new CliError(EXIT.usage, message, help, 'usage');

const INPUT_FAULTS = new Set<RenderErrorCode>(['busy-output']);

/** The exit code for a render error. */
export function exitCodeOf(code: RenderErrorCode): ExitCode {
  if (code === 'interrupted') return EXIT.interrupted;
  return code.startsWith('input-') || INPUT_FAULTS.has(code) ? EXIT.input : EXIT.machine;
}
