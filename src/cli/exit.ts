// Exit codes, and the one error that commands throw for what is not a bug.

import type { RenderErrorCode } from '../contract/render.ts';

/** 0 done, 1 the input is at fault, 2 usage, 3 the machine is at fault, 130 interrupted. */
export const EXIT = { done: 0, input: 1, usage: 2, machine: 3, interrupted: 130 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** A failure for the person at the terminal: one sentence, and where there is one, what to do. */
export class CliError extends Error {
  readonly exitCode: ExitCode;
  readonly help: string | null;

  constructor(exitCode: ExitCode, message: string, help: string | null = null) {
    super(message);
    this.name = 'CliError';
    this.exitCode = exitCode;
    this.help = help;
  }
}

export const usageError = (message: string, help: string | null = null): CliError =>
  new CliError(EXIT.usage, message, help);

const INPUT_FAULTS = new Set<RenderErrorCode>(['busy-output']);

/** Who is at fault, by the code of a render error. */
export function exitCodeOf(code: RenderErrorCode): ExitCode {
  if (code === 'interrupted') return EXIT.interrupted;
  return code.startsWith('input-') || INPUT_FAULTS.has(code) ? EXIT.input : EXIT.machine;
}
