// A failed render, still or check. The code determines the exit code, the message is one sentence, the help says what to do.

import { GlyphreelError } from '../../contract/errors.ts';
import type { RenderErrorCode } from '../../contract/render.ts';

export class RenderError extends GlyphreelError<RenderErrorCode> {
  declare readonly help: string;
  /** Number of the segment in which the error happened. */
  segment?: number;

  constructor(code: RenderErrorCode, message: string, help: string, segment?: number) {
    super(code, message, help);
    if (segment !== undefined) this.segment = segment;
  }
}

/** The plain form that crosses a process boundary. */
export interface RenderFailure {
  code: RenderErrorCode;
  message: string;
  help: string;
  segment?: number;
}

export function toFailure(error: unknown): RenderFailure {
  if (error instanceof RenderError)
    return {
      code: error.code,
      message: error.message,
      help: error.help,
      ...(error.segment === undefined ? {} : { segment: error.segment }),
    };
  const { code, message, help, segment } = error as Partial<RenderFailure>;
  if (typeof code === 'string' && typeof help === 'string' && typeof message === 'string')
    return { code, message, help, ...(segment === undefined ? {} : { segment }) };
  const { syscall } = error as { syscall?: unknown };
  // A file system or a limit that says no, where nobody expected it.
  if (typeof syscall === 'string')
    return {
      code: 'machine-cache',
      message: `The system refused a file: ${(error as Error).message}.`,
      help: 'Check the cache folder, the disk and the limits of this process, then render again; finished clips are kept.',
    };
  return {
    code: 'internal',
    message: error instanceof Error ? error.message : String(error),
    help: 'This is a bug in Glyphreel. Please report it and attach the reel.',
  };
}

export function fromFailure(failure: RenderFailure): RenderError {
  return new RenderError(failure.code, failure.message, failure.help, failure.segment);
}
